"""Zoé sees David's appointments when he gave her that, and nothing else; without it they do not exist."""

from html import unescape

import pytest

from tests.appointments.planning import GRID, PLACE, listed, plans, words
from tests.entrusting.changing import held, says_yes
from tests.entrusting.giving import delegation_of, form, gives, says_her_code, stops

pytestmark = pytest.mark.anyio
SQUARE = ("appointments", "rendez-vous")


@pytest.fixture
async def zoe(cast):
    somebody = await cast.stranger()
    somebody.base = f"/pour/{cast.david.id}"
    return somebody


@pytest.fixture
async def made(cast):
    return await plans(cast.martin, cast.david)


@pytest.mark.story
@pytest.mark.attack("B01")
async def test_he_gives_it_and_she_sees_them(cast, zoe, made):
    code = await says_her_code(zoe)
    before = words(await cast.david.sends("/aidants/apercu", **form(code, **GRID)))
    assert "verra aussi vos rendez-vous" in before
    assert "Zoé Inconnue peut aussi voir mes rendez-vous." in before
    given = await cast.david.sends("/aidants/donner", **form(code, **GRID))
    assert "peut aussi voir mes rendez-vous" in words(given)
    assert await held(cast, cast.david, zoe) == {SQUARE, ("read", "mdph")}
    assert "Les rendez-vous de David" in words(await zoe.opens(""))
    assert await listed(zoe) == [made]
    one = await zoe.opens(f"/rendez-vous/{made}")
    assert PLACE in one.text
    assert "/secret" not in one.text
    assert "a vu un rendez-vous" in words(await cast.david.opens("/acces"))
    assert (await cast.martin.opens(f"/personnes/{cast.david.dossier}/qui-agit")).status_code == 200
    assert "Peut voir : Rendez-vous" in words(await cast.martin.opens(f"/personnes/{cast.david.dossier}/qui-agit"))


@pytest.mark.attack("B02")
async def test_without_it_there_is_no_trace(cast, zoe, made):
    code = await says_her_code(zoe)
    before = words(await cast.david.sends("/aidants/apercu", **form(code, quoi="all")))
    assert "Vos rendez-vous non plus." in before
    await cast.david.sends("/aidants/donner", **form(code, quoi="all"))
    home = await zoe.opens("")
    assert (home.status_code, "rendez-vous" in home.text) == (200, False)
    assert await listed(zoe) == 404
    gone, never = await zoe.opens(f"/rendez-vous/{made}"), await zoe.opens(f"/rendez-vous/{zoe.id}")
    assert (gone.status_code, never.status_code) == (404, 404)


async def test_appointments_alone_show_no_paper_and_no_message(cast, zoe, made):
    await gives(cast.david, zoe, quoi="own", grille="on", **{"voir-rendez-vous": "on"})
    assert await listed(zoe) == [made]
    assert "<li>" not in (await zoe.opens("/papiers")).text.split("<main")[1].split("</main")[0]
    assert (await zoe.opens("/messages")).status_code == 404


async def test_of_him_alone(cast, zoe, made):
    """Marion's are not shown by what David gave; nor has Paula, who helps him for papers."""
    other = await plans(cast.martin, cast.marion)
    await gives(cast.david, zoe, **GRID)
    assert await listed(zoe) == [made]
    assert (await zoe.opens(f"/rendez-vous/{other}")).status_code == 404
    await cast.martin.sends(f"/rendez-vous/{made}/annuler")
    told = words(await zoe.opens(f"/rendez-vous/{made}"))
    assert ("Annulé le" in told, "pas à y aller" in told) == (True, False), "it is he who would go"
    assert (await zoe.client.get(f"/pour/{cast.marion.id}/rendez-vous")).status_code == 404
    assert await listed(cast.paula) == 404


async def test_pause_and_end_close_it_at_once(cast, zoe, made):
    given = delegation_of(await gives(cast.david, zoe, **GRID))
    await cast.david.sends(f"/aidants/{given}/pause")
    assert await listed(zoe) == 404
    await cast.david.sends(f"/aidants/{given}/reprendre")
    assert await listed(zoe) == [made]
    await stops(cast.david, given)
    assert await listed(zoe) == 404
    assert (await zoe.opens(f"/rendez-vous/{made}")).status_code == 404


async def test_he_narrows_without_a_proof_and_widens_with_one(cast, zoe, made):
    given = delegation_of(await gives(cast.david, zoe, **GRID))
    looked = await cast.david.sends(f"/aidants/{given}/changer", **{"lire-mdph": "on"})
    assert "Zoé ne verra plus vos rendez-vous." in words(looked)
    await says_yes(cast.david, given, "reduire", ("read", "mdph"))
    assert await listed(zoe) == 404
    given = await cast.sql.fetchval("select id from delegation where aidant_id = $1 and stopped_at is null", zoe.id)
    looked = await cast.david.sends(f"/aidants/{given}/changer", **{"lire-mdph": "on", "voir-rendez-vous": "on"})
    assert "Zoé verra aussi vos rendez-vous : quand, où, avec qui" in words(looked)
    await says_yes(cast.david, given, "elargir", ("read", "mdph"), SQUARE)
    assert await listed(zoe) == [made]


async def test_when_his_dossier_is_his_no_more_she_keeps_nothing(cast, zoe, made):
    await gives(cast.david, zoe, **GRID)
    await cast.sql.execute("update dossier set linked_at = null where id = $1", cast.david.dossier)
    assert await listed(zoe) == 404
    assert (await zoe.opens(f"/rendez-vous/{made}")).status_code == 404


async def test_two_people_in_two_tabs(cast, zoe, made):
    """She helps both: each address shows one person's."""
    other = await plans(cast.martin, cast.marion)
    await gives(cast.david, zoe, **GRID)
    await gives(cast.marion, zoe, **GRID)
    for usager, one, wrong in ((cast.david, made, other), (cast.marion, other, made)):
        zoe.base = f"/pour/{usager.id}"
        assert await listed(zoe) == [one]
        assert (await zoe.opens(f"/rendez-vous/{wrong}")).status_code == 404
        assert f"Les rendez-vous de {usager.name}" in unescape((await zoe.opens("/rendez-vous")).text)
