"""Professionals by list: whoever is on it works here, from a day to a day, in her teams, with her role."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from backend.db.unit import becoming
from backend.demo import making
from backend.kit.actor import Asked
from backend.people.lists.carrying import carry
from tests.people.lists.making import Colleague, csv_of, rpps
from tests.people.lists.working import Desk, run_of, works

pytestmark = pytest.mark.anyio
NADIA = Colleague(identifiant=rpps(1))
TODAY = datetime.now(UTC).date()
HERS = """select m.*, p.given_name, p.family_name, n.value from membership m join person p on p.id = m.person_id
            left join national_identifier n on n.person_id = p.id where p.family_name = $1 order by m.shown_name"""


@pytest.fixture
def desk(cast):
    return Desk(cast, cast.clerk)


async def imports(desk, *people):
    return await desk.imports(csv_of(*people), "professionnels")


async def test_she_works_here_with_her_role_her_team_and_her_number(cast, desk):
    run = await imports(desk, NADIA, replace(NADIA, identifiant="", nom="RIVIÈRE", prenom="Sam", civilite="M"))
    assert (await run_of(cast, run))["done"] == 2
    nadia, sam = await cast.sql.fetchrow(HERS, "LEBRETON"), await cast.sql.fetchrow(HERS, "RIVIÈRE")
    assert (nadia["shown_name"], nadia["value"]) == ("Madame LEBRETON", f"8{rpps(1)}")
    assert (sam["shown_name"], sam["value"]) == ("Monsieur RIVIÈRE", None)
    teams = await cast.sql.fetch("select team_id from membership_team where membership_id = $1", nadia["id"])
    assert [team["team_id"] for team in teams] == [cast.care]
    assert (
        await cast.sql.fetchval("select profession from house_professional where person_id = $1", nadia["person_id"])
        == "60"
    )


async def test_again_changes_only_what_changed(cast, desk):
    await imports(desk, NADIA)
    run = await desk.looks(
        csv_of(replace(NADIA, role="secrétaire", equipe="Secrétariat", fin="31/12/2031")), "professionnels"
    )
    page = await desk.shows(run)
    assert "0 nouveau, 1 changé" in page
    assert "infirmière du foyer</del>" in page
    assert "31/12/2031</ins>" in page
    await desk.confirms(run)
    await works(cast, cast.tilleuls.id, run, carry)
    [nadia] = await cast.sql.fetch(HERS, "LEBRETON")
    assert nadia["ends_at"].isoformat() == "2031-12-31T23:00:00+00:00"  # midnight in Paris, after her last day
    run = await desk.looks(
        csv_of(replace(NADIA, role="secrétaire", equipe="Secrétariat", fin="31/12/2031")), "professionnels"
    )
    assert "1 pareil" in await desk.shows(run)


async def test_the_end_of_her_work_closes_her_access_at_once(cast, desk):
    """Her browser stays signed in: the next request finds nothing, reading or writing."""
    await imports(desk, NADIA)
    [nadia] = await cast.sql.fetch(HERS, "LEBRETON")
    hers = await cast.signed_in(person=nadia["person_id"], name="Nadia")
    door = f"/equipe/{cast.tilleuls.id}/personnes"
    assert (await hers.client.get(door)).status_code == 200
    ended = replace(NADIA, debut="01/01/2024", fin=f"{TODAY - timedelta(days=1):%d/%m/%Y}")
    await imports(desk, ended)
    assert (await hers.client.get(door)).status_code == 404
    assert (await hers.client.post(f"/equipe/{cast.tilleuls.id}/borne")).status_code == 404
    sql = await cast.database.connect("app")
    async with sql.transaction():
        rows = await sql.fetch(
            becoming(Asked(hers.secret, "staff", cast.tilleuls.id)).replace("select from", "select * from")
        )
        assert len(rows) == 9  # known, and without the permit
    await sql.close()
    back = replace(NADIA, debut="01/01/2024", fin=f"{TODAY + timedelta(days=30):%d/%m/%Y}")
    await imports(desk, back)
    assert (await hers.client.get(door)).status_code == 200


async def test_the_same_number_is_the_same_person_in_another_house(cast, desk):
    await imports(desk, NADIA)
    role = await making.role(cast.sql, cast.pins, "directeur", "directrice", {}, ("members",))
    alice = await cast.staff("Alice", "Técher", cast.pins, role, "Madame Técher")
    there = Desk(cast, alice, cast.pins)
    await there.imports(csv_of(replace(NADIA, role="infirmier", equipe="", nom="LEBRETON-TÉCHER")), "professionnels")
    people = {row["person_id"] for name in ("LEBRETON",) for row in await cast.sql.fetch(HERS, name)}
    assert len(people) == 1
    assert await cast.sql.fetchval("select count(*) from membership where person_id = $1", people.pop()) == 2
