"""A judge emancipates Julien: childhood ends that day, and with it the authority of each parent; his papers are his.

Code civil, articles 413-1 to 413-8.
"""

from datetime import date, datetime, timedelta

import pytest

from backend.protection.rules import Held, window
from tests.architecture.authz.papers import paper
from tests.protection.entering import PARIS, enters, in_force, place, plain, stops
from tests.protection.julien import agrees, family, opens, parent, sees

pytestmark = [pytest.mark.anyio, pytest.mark.attack("C08")]
MEASURE = """select m.starts_on, m.ends_on, m.stops_at, d.birthdate, measure_ends(m) as ends, e.time_zone as zone
    from measure m join dossier d on d.id = m.dossier_id join establishment e on e.id = m.establishment_id
   where m.id = $1"""
UNTIL = "select ends_at from delegation where aidant_id = any ($1) and stopped_at is null"


@pytest.fixture
async def home(cast):
    return await family(cast)


@pytest.fixture
async def both(cast, desks, home):
    """His mother's measure and his father's."""
    julien, mother, father = home
    return [await parent(cast, desks, julien, one) for one in (mother, father)]


async def test_both_parents_are_out_and_nothing_waits_for_him_any_more(cast, desks, home, both):
    julien, mother, father = home
    care = {"soins": await paper(cast, cast.pins, julien.dossier, "soins")}
    assert (await agrees(desks[0], julien, "soins")).status_code == 200
    assert await sees(julien, care) == []
    assert [await opens(one, julien) for one in (mother, father)] == [True, True]
    assert (await stops(desks[0], julien, both[0], "emancipated")).status_code == 200
    assert [await opens(one, julien) for one in (mother, father)] == [False, False]
    assert await sees(julien, care) == ["soins"]
    desk = await desks[0].opens(place(julien))
    assert f"{place(julien)}/enfant" not in desk.text
    again = await enters(desks[1], julien, "parent/", father, fin="")
    assert (again.status_code, "La personne est majeure" in plain(again)) == (422, True)


async def test_from_the_first_instant_of_the_day_of_the_decision(cast, desks, home, both):
    julien, *parents = home
    day = datetime.now(PARIS).date() + timedelta(days=40)
    await stops(desks[0], julien, both[0], "emancipated", day.strftime("%d/%m/%Y"))
    assert [await opens(one, julien) for one in parents] == [True, True]
    instant = datetime(day.year, day.month, day.day, tzinfo=PARIS)
    assert [row[0] for row in await cast.sql.fetch(UNTIL, [one.id for one in parents])] == [instant] * 2
    his = await cast.sql.fetchrow(MEASURE, both[1])
    held = Held(his["starts_on"], his["ends_on"], his["stops_at"], True, his["birthdate"], instant)
    assert window(held, his["zone"])[1] == his["ends"] == instant


async def test_no_other_measure_ends_so_and_no_other_house_says_it(cast, desks, home, both):
    julien, mother, _ = home
    hers = await in_force(cast, desks, cast.laura, "tutelle/goods", mother)
    refused = await stops(desks[0], cast.laura, hers, "emancipated")
    assert (refused.status_code, "pas d’autorité parentale" in plain(refused)) == (422, True)
    elsewhere = await cast.clerk.client.post(
        f"/equipe/{cast.tilleuls.id}/personnes/{julien.dossier}/protection/{both[0]}/fin",
        data={"pourquoi": "emancipated", "jour": "", "key": "0" * 32},
    )
    assert elsewhere.status_code == 404
    assert await opens(mother, julien)


def test_a_child_of_whom_nobody_knows_the_age_has_no_authority_to_end():
    instant = datetime(2026, 1, 1, tzinfo=PARIS)
    assert window(Held(date(2020, 1, 1), None, None, True, "", instant), "Europe/Paris") is None
