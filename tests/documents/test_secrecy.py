"""David keeps a paper for himself: Paula, who helps him, does not know that it is there; he may show it again."""

import asyncio
import re
from html import unescape
from uuid import uuid4

import pytest

from tests.cast import ATTESTATION, DLU

pytestmark = pytest.mark.anyio
ACTS = "select array_agg(act order by at) from audit_entry where act in ('document.kept_secret', 'document.revealed')"
SHOW = re.compile(r'href="(/papiers/secrets/[0-9a-f-]{36}/montrer)"')


@pytest.fixture
async def paper(cast):
    return await cast.files(ATTESTATION)


async def keeps(cast, paper, whom="tous"):
    answer = await cast.david.sends(f"/papiers/{paper}/secret", qui=str(whom))
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


async def paula_reads(cast, paper):
    listed = str(paper) in (await cast.paula.opens("/papiers")).text
    opened = (await cast.paula.opens(f"/papiers/{paper}")).status_code
    taken = (await cast.paula.opens(f"/papiers/{paper}/original")).status_code
    assert (opened, taken) == ((200, 200) if listed else (404, 404))
    return listed


async def shown_again(cast):
    page = await cast.david.opens("/papiers/secrets")
    asked = await cast.david.opens(SHOW.search(page.text)[1])
    action = re.search(r'action="([^"]*/montrer)"', asked.text)[1]
    return unescape(asked.text), await cast.david.sends(action)


@pytest.mark.story
async def test_he_keeps_it_for_himself_then_shows_it_again(cast, paper):
    assert await paula_reads(cast, paper)
    page = await keeps(cast, paper)
    assert "Ce papier est gardé pour vous" in page
    assert not await paula_reads(cast, paper)
    assert (await cast.martin.opens(f"/personnes/{cast.david.dossier}/papiers")).status_code == 200
    words, after = await shown_again(cast)
    assert "Paula pourra lire ce papier." in words
    assert after.status_code == 200
    assert await paula_reads(cast, paper)
    assert await cast.sql.fetchval(ACTS) == ["document.kept_secret", "document.revealed"]


@pytest.mark.attack("C05")
async def test_what_was_read_is_said_honestly_and_only_to_him(cast, paper):
    page = unescape((await cast.david.opens(f"/papiers/{paper}/secret")).text)
    assert "déjà lu" not in page
    assert await paula_reads(cast, paper)
    page = unescape((await cast.david.opens(f"/papiers/{paper}/secret")).text)
    assert "Paula l’a déjà lu le" in page
    await keeps(cast, paper)
    for place in ("", "/papiers"):
        assert "secret" not in (await cast.paula.opens(place)).text.lower()


async def test_from_paula_alone(cast, paper):
    page = unescape((await cast.david.opens(f"/papiers/{paper}/secret")).text)
    assert "Pas pour Paula" in page
    assert "Paula ne le voit pas." in await keeps(cast, paper, cast.paula.id)
    assert not await paula_reads(cast, paper)
    for _ in range(2):
        await keeps(cast, paper, cast.paula.id)
    assert await cast.sql.fetchval("select count(*) from secret") == 1


async def test_each_reason_holds_by_itself(cast, paper):
    """Kept from everybody and from Paula: showing it again once does not open it."""
    await keeps(cast, paper, cast.paula.id)
    await keeps(cast, paper)
    words, _ = await shown_again(cast)
    assert "Pour le moment, personne de plus" in words
    assert not await paula_reads(cast, paper)
    await shown_again(cast)
    assert await paula_reads(cast, paper)


async def test_the_next_version_is_kept_too(cast, paper):
    await cast.sql.execute("update document set set_id = 'one set'")
    await keeps(cast, paper)
    await cast.sql.execute(
        "insert into document select (jsonb_populate_record(d, jsonb_build_object('id', $2::uuid, 'version', 2))).*"
        " from document d where d.id = $1",
        paper, later := uuid4(),
    )  # fmt: skip
    worker = await cast.database.connect("worker")
    async with worker.transaction():
        await worker.execute("select act_as_system($1)", cast.tilleuls.id)
        await worker.execute("select spread_secrets($1)", later)
    await worker.close()
    assert await cast.sql.fetchval("select count(*) from secret") == 2
    assert (await cast.paula.opens(f"/papiers/{later}")).status_code == 404
    await shown_again(cast)
    assert await cast.sql.fetchval("select count(*) from secret where lifted_at is null") == 0


async def test_nobody_else_keeps_it_or_shows_it(cast, paper):
    for somebody in (cast.marion, cast.laura, cast.paula, cast.martin):
        answer = await somebody.client.post(f"/papiers/{paper}/secret", data={"key": str(uuid4()), "qui": "tous"})
        assert answer.status_code == 404
    await keeps(cast, paper)
    act = await cast.sql.fetchval("select act from secret")
    for somebody in (cast.marion, cast.paula, cast.martin):
        place = f"/papiers/secrets/{act}/montrer"
        assert (await somebody.client.get(place)).status_code == 404
        assert (await somebody.client.post(place, data={"key": str(uuid4())})).status_code == 404
    assert not await paula_reads(cast, paper)


@pytest.mark.parametrize("whom", ["", "x", "marion"])
async def test_only_from_those_who_help_him(cast, paper, whom):
    said = str(cast.marion.id) if whom == "marion" else whom
    answer = await cast.david.sends(f"/papiers/{paper}/secret", qui=said)
    assert answer.status_code == (404 if whom == "marion" else 422)
    assert await cast.sql.fetchval("select count(*) from secret") == 0


async def test_pressed_four_times_it_is_one_act(cast, paper):
    await asyncio.gather(*(cast.david.sends(f"/papiers/{paper}/secret", qui="tous") for _ in range(4)))
    assert await cast.sql.fetchval("select count(*) from secret") == 1


async def test_a_paper_of_the_hospital_is_kept_from_whoever_comes_later(cast):
    """Nobody sees that shelf yet: what he decides holds for those to whom he gives more afterwards."""
    paper = await cast.files(DLU)
    await keeps(cast, paper)
    await cast.sql.execute(
        "insert into delegation_right (delegation_id, dossier_id, can, family, starts_at, ends_at)"
        " select distinct delegation_id, dossier_id, 'read', 'hopital', starts_at, ends_at from delegation_right"
    )
    assert not await paula_reads(cast, paper)
