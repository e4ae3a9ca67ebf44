"""A person hides a paper from the professionals of this app, and shows it again: each an act, once."""

import asyncio

import pytest

from tests.cast import DLU

pytestmark = pytest.mark.anyio
ACTS = "select array_agg(act order by at) from audit_entry where act in ('document.hidden', 'document.shown')"


@pytest.fixture
async def paper(cast):
    return await cast.files(DLU)


async def seen_by_staff(cast, paper):
    listed = (await cast.martin.opens(f"/personnes/{cast.david.dossier}/papiers")).text
    opened = await cast.martin.opens(f"/papiers/{paper}")
    assert (str(paper) in listed) == (opened.status_code == 200)
    return opened.status_code == 200


async def test_hidden_then_shown(cast, paper):
    hidden = await cast.david.sends(f"/papiers/{paper}/cacher")
    assert "Ce papier est caché" in hidden.text
    assert not await seen_by_staff(cast, paper)
    shown = await cast.david.sends(f"/papiers/{paper}/montrer")
    assert "Ce papier est de nouveau visible" in shown.text
    assert await seen_by_staff(cast, paper)
    assert await cast.sql.fetchval(ACTS) == ["document.hidden", "document.shown"]


async def test_hiding_what_is_hidden_is_not_an_act(cast, paper):
    since = "select hidden_from_staff_at from document"
    for _ in range(2):
        assert (await cast.david.sends(f"/papiers/{paper}/cacher")).status_code == 200
    first = await cast.sql.fetchval(since)
    await asyncio.gather(*(cast.david.sends(f"/papiers/{paper}/cacher") for _ in range(4)))
    assert await cast.sql.fetchval(since) == first
    assert await cast.sql.fetchval(ACTS) == ["document.hidden"]


@pytest.mark.parametrize("verb", ["cacher", "montrer"])
async def test_nobody_else_hides_or_shows(cast, paper, verb):
    before = await cast.sql.fetchrow("select * from document")
    for person in (cast.marion, cast.laura, cast.paula):
        person.base = ""
        assert (await person.sends(f"/papiers/{paper}/{verb}")).status_code == 404
    assert (await cast.martin.sends(f"/papiers/{paper}/{verb}")).status_code in (404, 405)
    assert await cast.sql.fetchrow("select * from document") == before


@pytest.mark.parametrize("key", ["", "x", "6f1c0f0e"])
async def test_a_form_without_its_key_changes_nothing(cast, paper, key):
    assert (await cast.david.sends(f"/papiers/{paper}/cacher", key=key)).status_code == 422
    assert await seen_by_staff(cast, paper)


async def test_the_file_one_takes_away_has_a_name_and_is_the_one_that_came(cast, paper):
    taken = await cast.david.opens(f"/papiers/{paper}/original")
    assert taken.content == DLU
    assert taken.headers["content-disposition"] == (
        'attachment; filename="Papier pour les urgences_ 17 novembre 2026.xml"; '
        "filename*=UTF-8''Papier%20pour%20les%20urgences%2C%2017%20novembre%202026.xml"
    )
    assert taken.headers["content-type"] == "application/octet-stream"
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'document.downloaded'") == 1
