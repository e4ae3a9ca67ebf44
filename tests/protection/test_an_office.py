"""An association of guardians: each member acts with an account of her own, for many people, until she leaves."""

from uuid import uuid4

import pytest

from backend.demo import making
from backend.people.matching import Traits
from tests.cast import TEST_OID
from tests.entrusting.giving import form as giving
from tests.entrusting.giving import says_her_code
from tests.protection.entering import LATER, TODAY, checks, form, helper, newest, place, plain, stops

pytestmark = pytest.mark.anyio
OFFICES = "/organismes"


@pytest.fixture
async def office(cast, desks):
    page = await desks[0].sends(OFFICES, nom="Association tutélaire")
    assert "C’est ajouté" in plain(page)
    return await cast.sql.fetchval("select id from guardian_office")


async def joins(cast, desks, office, somebody):
    """Entered by one, checked by the other: the id of the member."""
    await desks[0].sends(f"{OFFICES}/{office}", code=await says_her_code(somebody))
    made = await cast.sql.fetchval("select id from guardian_office_member where person_id = $1", somebody.id)
    assert "C’est vérifié" in plain(await desks[1].sends(f"{OFFICES}/{office}/{made}/verifier"))
    return made


async def protects(desks, office, *people, cast, measure="tutelle/representation", **more):
    for somebody in people:
        await desks[0].sends(place(somebody), **form(measure, organisme=str(office), **more))
        await checks(cast, desks, somebody, await newest(cast, somebody))


async def opens(somebody, usager):
    return (await somebody.client.get(f"/pour/{usager.id}")).status_code == 200


@pytest.mark.story
async def test_members_act_for_all_whom_it_protects_and_who_leaves_for_none(cast, desks, nadia, office):
    team = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    traits = Traits("255089741300999", TEST_OID, "RIVIÈRE", "LÉON", "1960-01-01", "M", "97413")
    leon = await cast.usager("Léon", "Rivière", cast.pins, traits, team)
    luc = await helper(cast, "Luc", "Dijoux")
    first = await joins(cast, desks, office, nadia)
    await protects(desks, office, cast.laura, leon, cast=cast)
    assert [await opens(nadia, one) for one in (cast.laura, leon)] == [True, True]
    await joins(cast, desks, office, luc)
    assert [await opens(luc, one) for one in (cast.laura, leon)] == [True, True]
    assert "Association tutélaire peut signer pour vous" in plain(await cast.laura.opens("/aidants"))
    assert "C’est arrêté" in plain(await desks[0].sends(f"{OFFICES}/{office}/{first}/fin"))
    assert [await opens(nadia, one) for one in (cast.laura, leon)] == [False, False]
    assert [await opens(luc, one) for one in (cast.laura, leon)] == [True, True]


@pytest.mark.story
async def test_sixty_protected_people_are_not_too_many(cast, desks, nadia, office):
    await joins(cast, desks, office, nadia)
    for n in range(60):
        person = await making.person(cast.sql, "Ana", f"Numéro {n}")
        traits = Traits(f"2550897413{n:05d}", TEST_OID, "HOARAU", "ANA", "1955-08-02", "F", "97413")
        dossier = await making.dossier(cast.sql, cast.ring, cast.pins, traits, person)
        measure = await making.insert(
            cast.sql, "measure", id=uuid4(), establishment_id=cast.pins.id, dossier_id=dossier, kind="tutelle",
            scope="goods", decided_on=TODAY, starts_on=TODAY, ends_on=LATER, evidence="judgment",
            entered_by=desks[0].id, checked_by=desks[1].id, checked_at=await cast.sql.fetchval("select now()"),
        )  # fmt: skip
        held = {"measure_id": measure, "establishment_id": cast.pins.id, "office_id": office}
        await making.insert(cast.sql, "measure_holder", id=uuid4(), **held)
    assert [await cast.sql.fetchval("select settle_due()") for _ in range(2)] == [60, 0]
    alive = "select count(*) from delegation where aidant_id = $1 and stopped_at is null"
    assert await cast.sql.fetchval(alive, nadia.id) == 60


async def test_nobody_joins_by_one_hand(cast, desks, nadia, office):
    """Nor by the same hand twice, nor her own; a code serves once."""
    await protects(desks, office, cast.laura, cast=cast)
    code = await says_her_code(nadia)
    assert "Attend une deuxième personne" in plain(await desks[0].sends(f"{OFFICES}/{office}", code=code))
    assert not await opens(nadia, cast.laura)
    made = await cast.sql.fetchval("select id from guardian_office_member")
    same = await desks[0].sends(f"{OFFICES}/{office}/{made}/verifier")
    assert (same.status_code, "une autre personne doit vérifier" in plain(same)) == (422, True)
    spent = await desks[1].sends(f"{OFFICES}/{office}", code=code)
    assert (spent.status_code, "Ce code ne marche pas" in plain(spent)) == (422, True)
    own = await desks[1].sends(f"{OFFICES}/{office}", code=await says_her_code(desks[1]))
    assert (own.status_code, "C’est votre code" in plain(own)) == (422, True)
    assert not await opens(nadia, cast.laura)


@pytest.mark.parametrize("who", ["roux", "clerk", "laura", "paula"])
async def test_nobody_else_keeps_them(cast, desks, nadia, office, who):
    somebody, base = getattr(cast, who), f"{desks[0].base}{OFFICES}"
    made = await joins(cast, desks, office, nadia)
    assert [(await somebody.client.get(url)).status_code for url in (base, f"{base}/{office}")] == [404, 404]
    for url in (base, f"{base}/{office}", f"{base}/{office}/{made}/verifier", f"{base}/{office}/{made}/fin"):
        form = {"key": str(uuid4()), "nom": "X", "code": "ABCDE"}
        assert (await somebody.client.post(url, data=form)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from guardian_office_member where ended_at is null") == 1


@pytest.mark.attack("C08")
@pytest.mark.parametrize("checked", [True, False])
async def test_what_is_forbidden_to_it_is_forbidden_to_its_members(cast, desks, nadia, office, checked):
    await protects(desks, office, cast.laura, cast=cast)
    made = await cast.sql.fetchval("select id from measure where dossier_id = $1", cast.laura.dossier)
    await stops(desks[0], cast.laura, made, "forbidden")
    if checked:
        await joins(cast, desks, office, nadia)
    else:
        await desks[0].sends(f"{OFFICES}/{office}", code=await says_her_code(nadia))
    refused = await cast.laura.sends("/aidants/donner", **giving(await says_her_code(nadia)))
    assert (refused.status_code, "Ce code ne marche pas" in refused.text) == (422, True)
    await cast.sql.execute("update guardian_office_member set ended_at = now()")
    assert (await cast.laura.sends("/aidants/donner", **giving(await says_her_code(nadia)))).status_code == 200
