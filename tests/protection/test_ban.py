"""A judge forbids a contact with somebody who holds no measure: an aidant whom the house knows, or who said a code."""

from uuid import uuid4

import pytest

from tests.entrusting.giving import delegation_of, form, gives, says_her_code, stops
from tests.protection.entering import ago, newest, place, plain
from tests.protection.entering import stops as lifts

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C08")]
MEASURES = "select count(*) from measure"


async def forbids(desk, somebody, **more):
    said = {"decision": ago(3), "preuve": "judgment"} | more
    return await desk.sends(f"{place(somebody)}/contact", **said)


async def reads(aidant, somebody):
    return (await aidant.client.get(f"/pour/{somebody.id}/papiers")).status_code == 200


@pytest.fixture
async def zoe(cast):
    """Laura chose her."""
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.laura, zoe))
    return zoe


async def test_an_aidant_is_named_in_the_list_and_shut_out_at_once(cast, desks, zoe):
    page = plain(await desks[0].opens(f"{place(cast.laura)}/contact"))
    assert "Zoé Inconnue, a un accès" in page
    assert "Attestations" not in page, "nothing of what she may"
    assert await reads(zoe, cast.laura)
    assert "Tout est fermé à cette personne" in plain(await forbids(desks[0], cast.laura, aidant=str(zoe.id)))
    assert not await reads(zoe, cast.laura)
    ended = "select ended_by from delegation where id = $1"
    assert await cast.sql.fetchval(ended, zoe.given) == "staff"
    again = await cast.laura.sends("/aidants/donner", **form(await says_her_code(zoe)))
    assert again.status_code == 422


async def test_a_former_aidant_and_who_says_a_code_too(cast, desks, zoe):
    await stops(cast.laura, zoe.given)
    assert "Zoé Inconnue, n’a plus d’accès" in plain(await desks[0].opens(f"{place(cast.laura)}/contact"))
    assert (await forbids(desks[0], cast.laura, aidant=str(zoe.id))).status_code == 200
    other = await cast.stranger()
    assert (await forbids(desks[0], cast.laura, code=await says_her_code(other))).status_code == 200
    assert await cast.sql.fetchval(f"{MEASURES} where kind = 'forbidden' and checked_at is null") == 2


async def test_only_another_lifts_it_and_she_is_not_let_in_by_that(cast, desks, zoe):
    await forbids(desks[0], cast.laura, aidant=str(zoe.id))
    ban = await newest(cast, cast.laura)
    assert "une autre personne doit le faire" in plain(await lifts(desks[0], cast.laura, ban))
    assert "C’est arrêté" in plain(await lifts(desks[1], cast.laura, ban))
    assert not await reads(zoe, cast.laura)
    await gives(cast.laura, zoe)
    assert await reads(zoe, cast.laura)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "l’un des deux"),
        ({"aidant": "zoe", "code": "ABCDE FGHJK"}, "l’un des deux"),
        ({"aidant": "Zoé"}, "Choisissez dans la liste."),
        ({"aidant": str(uuid4())}, "Choisissez dans la liste."),
        ({"code": "ABCDE FGHJK"}, "Ce code ne marche pas"),
        ({"aidant": "zoe", "decision": "hier"}, "Ce n’est pas une date"),
        ({"aidant": "zoe", "preuve": "desk"}, "Choisissez dans la liste."),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_closes(cast, desks, zoe, typed, words):
    said = {name: str(zoe.id) if value == "zoe" else value for name, value in typed.items()}
    page = await forbids(desks[0], cast.laura, **said)
    assert (page.status_code, words in plain(page)) == (422, True), plain(page)
    assert await cast.sql.fetchval(MEASURES) == 0
    assert await reads(zoe, cast.laura)


async def test_nobody_is_forbidden_herself_nor_twice_and_nobody_forbids_herself(cast, desks, zoe):
    hers = await forbids(desks[0], cast.laura, code=await says_her_code(cast.laura))
    assert "code de la personne elle-même" in plain(hers)
    own = await forbids(desks[0], cast.laura, code=await says_her_code(desks[0]))
    assert "C’est votre code" in plain(own)
    await forbids(desks[0], cast.laura, aidant=str(zoe.id))
    assert "Un juge ferme l’accès" in plain(await forbids(desks[1], cast.laura, aidant=str(zoe.id)))
    assert await cast.sql.fetchval(MEASURES) == 1


async def test_an_aidant_of_somebody_else_is_not_in_the_list(cast, desks, zoe):
    """Paula helps David, in another house: this one does not know her."""
    assert "Paula" not in plain(await desks[0].opens(f"{place(cast.laura)}/contact"))
    page = await forbids(desks[0], cast.laura, aidant=str(cast.paula.id))
    assert (page.status_code, "Choisissez dans la liste." in plain(page)) == (422, True)


@pytest.mark.parametrize("who", ["roux", "clerk", "martin", "laura", "david", "paula"])
async def test_nobody_else_reads_the_list_or_forbids(cast, desks, zoe, who):
    somebody, url = getattr(cast, who), f"{desks[0].base}{place(cast.laura)}/contact"
    assert (await somebody.client.get(url)).status_code == 404
    typed = {"key": str(uuid4()), "decision": ago(3), "preuve": "judgment", "aidant": str(zoe.id)}
    assert (await somebody.client.post(url, data=typed)).status_code == 404
    assert await reads(zoe, cast.laura)
