"""A result that nobody has told David yet: no trace of it for him, until Madame Martin says that he knows."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from tests.architecture.authz.papers import paper as made

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C10")]


@pytest.fixture
async def result(cast):
    """It came ten days ago."""
    came = await made(cast, cast.tilleuls, cast.david.dossier, not_for_person=True)
    await cast.sql.execute("update document set filed_at = now() - interval '10 days' where id = $1", came)
    return came


async def announces(cast, result, who=None, **said):
    return await (who or cast.martin).sends(f"/papiers/{result}/annoncer", **({"annonce": "on"} | said))


async def traces(person, result):
    """What she sees of it: in her list, opened, searched for, on her home page."""
    words = unescape((await person.opens("/")).text)
    found = await person.sends("/papiers/chercher", cherche="lettre")
    return (
        str(result) in (await person.opens("/papiers")).text,
        (await person.opens(f"/papiers/{result}")).status_code == 200,
        str(result) in found.text,
        "1 nouveau papier" in re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", words)),
    )


@pytest.mark.story
async def test_it_is_there_as_new_once_she_said_that_he_knows(cast, result):
    assert await traces(cast.david, result) == (False,) * 4
    page = unescape((await cast.martin.opens(f"/papiers/{result}")).text)
    assert "Pas encore annoncé : DAVID MOREL ne voit pas ce papier." in page.replace("\xa0", " ")
    assert "Pas encore annoncé" in unescape((await cast.martin.opens(f"/personnes/{cast.david.dossier}/papiers")).text)
    before = await cast.martin.opens(f"/papiers/{result}/annoncer")
    assert "une notification le dit" in unescape(before.text)
    after = unescape((await announces(cast, result)).text)
    assert re.search("Annoncé le .*, par Madame Martin", after)
    assert await traces(cast.david, result) == (True, True, False, True), "in his list, and new"
    row = await cast.sql.fetchrow("select not_for_person, announced_by from document where id = $1", result)
    assert row == (False, cast.martin.id)
    told = unescape((await cast.david.opens("/acces")).text)
    assert "a rendu visible" in told


async def test_new_in_the_count_of_his_home(cast, result):
    await announces(cast, result)
    home = re.sub(r"<[^>]*>", " ", (await cast.david.opens("/")).text)
    assert "1 nouveau papier" in re.sub(r"\s+", " ", home)


async def test_it_is_asked_whether_he_was_told(cast, result):
    answer = await announces(cast, result, annonce="")
    assert answer.status_code == 422
    assert "Parlez-en d’abord avec DAVID MOREL." in unescape(answer.text)
    assert await traces(cast.david, result) == (False,) * 4


async def test_once_and_by_who_reads_it(cast, result):
    for who in (cast.clerk, cast.david, cast.paula):
        assert (await announces(cast, result, who)).status_code in (404, 405)
    assert await cast.sql.fetchval("select not_for_person from document where id = $1", result)
    assert (await announces(cast, result)).status_code == 200
    assert (await announces(cast, result)).status_code == 404, "there is nothing left to announce"
    ordinary = await made(cast, cast.tilleuls, cast.david.dossier)
    assert (await announces(cast, ordinary)).status_code == 404
    masked = {"not_for_person": True, "hidden_from_staff_at": datetime.now(UTC)}
    assert (await announces(cast, await made(cast, cast.tilleuls, cast.david.dossier, **masked))).status_code == 404
    told = "select count(*) from audit_entry where act = 'document.announced'"
    assert await cast.sql.fetchval(told) == 1


async def test_those_who_act_for_him_wait_with_him(cast):
    paper = await made(cast, cast.tilleuls, cast.david.dossier, "attestations", not_for_person=True)
    assert (await cast.paula.opens(f"/papiers/{paper}")).status_code == 404
    await announces(cast, paper)
    assert (await cast.paula.opens(f"/papiers/{paper}")).status_code == 200


async def test_what_is_not_for_who_acts_for_him_stays_so(cast):
    both = {"not_for_person": True, "not_for_representatives": True}
    paper = await made(cast, cast.tilleuls, cast.david.dossier, "attestations", **both)
    await announces(cast, paper)
    assert (await cast.david.opens(f"/papiers/{paper}")).status_code == 200
    assert (await cast.paula.opens(f"/papiers/{paper}")).status_code == 404


async def test_a_page_that_has_served_announces_nothing_else(cast, result):
    key, other = str(result), await made(cast, cast.tilleuls, cast.david.dossier, not_for_person=True)
    await announces(cast, other, key=key)
    page = await announces(cast, result, key=key)
    assert (page.status_code, "Cette page a déjà servi" in unescape(page.text)) == (422, True)
    assert await cast.sql.fetchval("select not_for_person from document where id = $1", result)
