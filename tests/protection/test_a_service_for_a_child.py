"""A child is entrusted to a service (ASE): its members act for him by what the law gives it, and who leaves no more."""

import pytest

from tests.architecture.authz.papers import paper
from tests.protection.entering import helper, plain, stops
from tests.protection.julien import opens
from tests.protection.test_an_office import OFFICES, joins, protects

pytestmark = pytest.mark.anyio


@pytest.fixture
async def service(cast, desks):
    assert "C’est ajouté" in plain(await desks[0].sends(OFFICES, nom="Service de l’enfance"))
    return await cast.sql.fetchval("select id from guardian_office")


async def test_its_members_read_papers_of_offices_and_nothing_of_his_health(cast, desks, julien, nadia, service):
    school, care, wish = [await paper(cast, cast.pins, julien.dossier, one) for one in ("mdph", "soins", "choix")]
    member = await joins(cast, desks, service, nadia)
    assert not await opens(nadia, julien), "it holds nothing for him yet"
    await protects(desks, service, julien, cast=cast, measure="ase/", fin="")
    assert [await opens(nadia, julien, f"/papiers/{one}") for one in (school, care, wish)] == [True, False, False]
    assert not await opens(nadia, julien, "/rendez-vous")
    assert not await opens(await helper(cast, "Luc", "Dijoux"), julien), "who is no member of it"
    assert "Service de l’enfance" in plain(await julien.opens("/aidants"))
    await desks[0].sends(f"{OFFICES}/{service}/{member}/fin")
    assert not await opens(nadia, julien)


async def test_it_ends_when_the_judge_ends_it(cast, desks, julien, nadia, service):
    await joins(cast, desks, service, nadia)
    await protects(desks, service, julien, cast=cast, measure="ase/", fin="")
    assert await opens(nadia, julien)
    made = await cast.sql.fetchval("select id from measure where dossier_id = $1 and kind = 'ase'", julien.dossier)
    await stops(desks[1], julien, made)
    assert not await opens(nadia, julien)
