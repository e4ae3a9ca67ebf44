"""What an aidant may not reach, and what must not be told of what she may not see."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.architecture.authz.answers import UUID_TEXT
from tests.architecture.authz.papers import paper
from tests.entrusting.giving import delegation_of, gives, stops

pytestmark = pytest.mark.anyio
NOW = "update delegation set ends_at = now() + interval '{}' where aidant_id = $1"


@pytest.fixture
async def zoe(cast):
    """She reads David's everyday papers."""
    zoe = await cast.stranger()
    await gives(cast.david, zoe)
    zoe.base = f"/pour/{cast.david.id}"
    return zoe


@pytest.fixture
async def shared(cast):
    return await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")


async def pages(zoe, *more):
    """All that she is shown, ids put aside; asked twice, since what is new is so once."""
    told = [await zoe.opens(path) for path in ("", "/papiers", *more) * 2]
    return [(one.status_code, UUID_TEXT.sub("id", one.text)) for one in told[len(told) // 2 :]]


@pytest.mark.attack("B01")
async def test_what_is_not_on_her_shelves_is_in_no_menu_and_at_no_address(cast, zoe):
    kept = await paper(cast, cast.tilleuls, cast.david.dossier, "hopital")
    home = (await zoe.opens("")).text
    for words in ("/messages", "/demandes", "/acces", "/appareils"):
        assert f'href="{zoe.base}{words}' not in home
        assert (await zoe.opens(words)).status_code == 404
    for tail in ("", "/original", "/pages/1", "/pieces/1", "/cacher"):
        assert (await zoe.opens(f"/papiers/{kept}{tail}")).status_code == 404


@pytest.mark.attack("B02")
async def test_a_paper_that_changes_shelf_changes_sight_at_once(cast, zoe, shared):
    for family, status in (("hopital", 404), ("mdph", 200)):
        await cast.sql.execute("update document set family = $2 where id = $1", shared, family)
        assert (await zoe.opens(f"/papiers/{shared}")).status_code == status


@pytest.mark.attack("B03")
async def test_it_ends_to_the_second_by_the_clock_of_the_database(cast, zoe, shared):
    for left, status in (("1 minute", 200), ("0 seconds", 404)):
        await cast.sql.execute(NOW.format(left), zoe.id)
        assert (await zoe.opens(f"/papiers/{shared}")).status_code == status


@pytest.mark.attack("B11")
async def test_she_gives_nothing_further_and_widens_nothing(cast, zoe):
    before = await cast.sql.fetchval("select count(*) from delegation_right")
    form = {"code": "K7M2P9XQRT", "lien": "sis", "quoi": "everyday-messages", "jusqua": "year"}
    given = await cast.sql.fetchval("select id from delegation where aidant_id = $1", zoe.id)
    for path in ("/aidants/donner", "/aidants/apercu", f"/aidants/{given}/arreter", "/appareils", "/aidants/code"):
        assert (await zoe.sends(path, **form)).status_code in (404, 405)
    assert (await zoe.client.post(f"/aidants/{given}/arreter", data={"key": str(uuid4())})).status_code == 404
    assert await cast.sql.fetchval("select count(*) from delegation_right") == before


@pytest.mark.attack("B14")
@pytest.mark.attack("B17")
@pytest.mark.parametrize("what", ["another aidant", "a paper kept from her", "a paper of another shelf", "a secret"])
async def test_two_worlds_that_differ_by_what_she_may_not_know_look_the_same(cast, zoe, shared, what):
    before = await pages(zoe, f"/papiers/{shared}")
    where = cast.tilleuls, cast.david.dossier
    if what == "another aidant":
        await gives(cast.david, await cast.stranger(), ecrire="on")
        await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    elif what == "a paper kept from her":
        await paper(cast, *where, "attestations", not_for_representatives=True)
    elif what == "a secret":
        await paper(cast, *where, "attestations", not_for_person=True)
    else:
        await paper(cast, *where, "hopital")
    assert await pages(zoe, f"/papiers/{shared}") == before


@pytest.mark.attack("B20")
async def test_stopped_then_given_with_less_she_has_less(cast, zoe, shared):
    given = await cast.sql.fetchval("select id from delegation where aidant_id = $1", zoe.id)
    await stops(cast.david, given)
    again = delegation_of(await gives(cast.david, zoe, ecrire="on"))
    assert (await zoe.opens("/messages")).status_code == 200
    await stops(cast.david, again)
    await gives(cast.david, zoe)
    assert (await zoe.opens("/messages")).status_code == 404
    assert (await zoe.opens(f"/papiers/{shared}")).status_code == 200


@pytest.mark.attack("B21")
async def test_who_also_works_there_is_one_or_the_other_and_never_both(cast):
    care = await paper(cast, cast.tilleuls, cast.david.dossier, "hopital")
    hers = await paper(cast, cast.tilleuls, cast.marion.dossier, "attestations")
    await making.delegation(cast.sql, cast.marion.id, cast.martin.id, cast.marion.dossier, {"read": ("attestations",)})
    for_marion = f"/pour/{cast.marion.id}/papiers"
    assert (await cast.martin.client.get(f"{for_marion}/{hers}")).status_code == 200
    assert (await cast.martin.client.get(f"{for_marion}/{care}")).status_code == 404
    assert (await cast.martin.client.get(f"/pour/{cast.david.id}/papiers/{care}")).status_code == 404
    assert (await cast.martin.client.get(f"{cast.martin.base}/papiers/{care}")).status_code == 200
    entries = await cast.sql.fetch("select capacity, purpose from audit_entry where objects @> array[$1::uuid]", hers)
    assert [tuple(row) for row in entries] == [("aidant", "aidant")]


@pytest.mark.attack("B22")
async def test_of_two_people_the_address_says_which_and_nothing_crosses(cast, zoe, shared):
    await gives(cast.marion, zoe, ecrire="on")
    await cast.marion.sends("/messages/ecrire", quoi="pain", mots="")
    thread = await cast.sql.fetchval("select id from thread")
    other = f"/pour/{cast.marion.id}"
    assert (await zoe.client.get(f"{other}/messages/{thread}")).status_code == 200
    assert (await zoe.opens(f"/messages/{thread}")).status_code == 404
    assert (await zoe.sends(f"/messages/{thread}/repondre", mots="Pour David")).status_code == 404
    assert (await zoe.client.get(f"{other}/papiers/{shared}")).status_code == 404


@pytest.mark.attack("B18")
async def test_the_staff_gives_nothing_in_her_name(cast):
    """Nor does its table let it: tests/policy_cells.csv."""
    form = {"code": "K7M2P9XQRT", "lien": "sis", "quoi": "everyday", "jusqua": "year"}
    for base in (cast.martin.base, f"{cast.martin.base}/personnes/{cast.david.dossier}", f"/pour/{cast.david.id}"):
        for path in ("/aidants", "/aidants/donner", "/aidants/apercu"):
            answer = await cast.martin.client.post(f"{base}{path}", data={"key": str(uuid4())} | form)
            assert answer.status_code == 404
    assert await cast.sql.fetchval("select count(*) from delegation where usager_id = $1", cast.david.id) == 1
