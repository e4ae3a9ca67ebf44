"""A person opposes: once for each paper, in words that only the house reads, and she may take it back."""

import asyncio
from datetime import date
from uuid import uuid4

import pytest

from backend.kit.references import is_reference
from backend.rights.rules import due_on
from tests.rights.asks import answers, opposes, state_of, steps_of

pytestmark = pytest.mark.anyio
ACTS = "select array_agg(act order by at) from audit_entry where act in ('request.asked', 'request.withdrawn')"


async def test_a_request_has_its_reference_its_day_and_its_step(cast, paper):
    request = await opposes(cast.david, paper)
    row = await cast.sql.fetchrow("select * from request")
    zone = "select (asked_at at time zone 'Europe/Paris')::date from request"
    asked: date = await cast.sql.fetchval(zone)
    assert (row["id"], row["document_id"], row["state"]) == (request, paper, "open")
    assert is_reference(row["reference"])
    assert row["due_on"] == due_on(asked, 1)
    assert await steps_of(cast, request) == ["asked"]
    assert await cast.sql.fetchval(ACTS) == ["request.asked"]


async def test_the_same_form_twice_is_one_request(cast, paper):
    key = str(uuid4())
    both = await asyncio.gather(*(opposes(cast.david, paper, key=key) for _ in range(4)))
    assert len(set(both)) == 1
    assert await cast.sql.fetchval("select count(*) from request") == 1
    assert await cast.sql.fetchval("select count(*) from jobs.pgqueuer where entrypoint = 'request.receipt'") == 1


async def test_asking_again_leads_to_what_was_asked(cast, paper):
    first = await opposes(cast.david, paper)
    both = await asyncio.gather(*(opposes(cast.david, paper, why="wrong") for _ in range(4)))
    assert set(both) == {first}
    shown = await cast.david.opens(f"/demandes/opposition?papier={paper}")
    assert shown.url.path == f"/demandes/{first}"
    assert "Vous l’avez déjà demandé" in shown.text
    assert await cast.sql.fetchval(ACTS) == ["request.asked"]


async def test_two_pages_at_once_make_one_request(cast, paper):
    assert len(set(await asyncio.gather(*(opposes(cast.david, paper) for _ in range(5))))) == 1


@pytest.mark.parametrize(("fields", "told"), [
    ({}, "Choisissez une image."),
    ({"pourquoi": "hair"}, "Choisissez une des images."),
    ({"pourquoi": "other", "mots": " "}, "Écrivez quelques mots."),
    ({"pourquoi": "private", "mots": "x" * 2001}, "trop long"),
])  # fmt: skip
async def test_a_mistake_keeps_what_was_typed(cast, paper, fields, told):
    sent = await cast.david.sends("/demandes/opposition", papier=str(paper), **({"mots": "Mes mots."} | fields))
    assert sent.status_code == 422
    assert told in sent.text
    assert fields.get("mots", "Mes mots.") in sent.text
    assert await cast.sql.fetchval("select count(*) from request") == 0


async def test_a_key_that_served_for_other_words_asks_again(cast, paper):
    key = str(uuid4())
    request = await opposes(cast.david, paper, key=key)
    await cast.david.sends(f"/demandes/{request}/retirer")
    sent = await cast.david.sends("/demandes/opposition", papier=str(paper), pourquoi="other", mots="Encore.", key=key)
    assert (sent.status_code, "Encore." in sent.text) == (422, True)


async def test_nobody_else_asks_sees_or_takes_back(cast, paper):
    request = await opposes(cast.david, paper)
    for person in (cast.marion, cast.laura, cast.paula, cast.roux, cast.clerk, await cast.stranger()):
        person.base = ""
        sent = await person.sends("/demandes/opposition", papier=str(paper), pourquoi="private")
        assert sent.status_code == 404
        assert str(request) not in (await person.opens("/demandes")).text
        for path in (f"/demandes/{request}", f"/demandes/{request}/recu"):
            assert (await person.opens(path)).status_code == 404
        assert (await person.sends(f"/demandes/{request}/retirer")).status_code == 404
    assert await state_of(cast, request) == "open"


async def test_taken_back_then_asked_anew(cast, paper):
    first = await opposes(cast.david, paper)
    for _ in range(2):
        await cast.david.sends(f"/demandes/{first}/retirer")
    assert await state_of(cast, first) == "withdrawn"
    second = await opposes(cast.david, paper)
    assert second != first
    assert await cast.sql.fetchval(ACTS) == ["request.asked", "request.withdrawn", "request.asked"]


async def test_nothing_is_left_to_take_back_after_a_no(cast, paper):
    request = await opposes(cast.david, paper)
    await answers(cast.martin, request, "refused", "Ce papier part avec vous à l’hôpital.")
    told = await cast.david.sends(f"/demandes/{request}/retirer")
    assert (told.status_code, "déjà finie" in told.text) == (422, True)
    assert await state_of(cast, request) == "refused"


async def test_a_paper_that_she_hid_is_not_named_to_the_staff(cast, paper):
    await cast.david.sends(f"/papiers/{paper}/cacher")
    assert "Elle ne verra pas le nom" in (await cast.david.opens(f"/demandes/opposition?papier={paper}")).text
    request = await opposes(cast.david, paper)
    for path in ("/demandes", f"/demandes/{request}"):
        page = (await cast.martin.opens(path)).text
        assert "Un papier qui ne se voit pas ici" in page
        assert "urgences" not in page
        assert str(paper) not in page
