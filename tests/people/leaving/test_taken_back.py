"""A departure or a death was noted by mistake: once taken back, all is as it was before, and no more."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from backend.demo import making
from tests.cast import LAURA
from tests.people.leaving.living import PARIS, happens, leaving, plain, today

pytestmark = pytest.mark.anyio
SUPPORTS = "select id, starts_at, ends_at from dossier_team order by id"
STAYS = "select id, ends_on from stay order by id"


def at(days):
    return datetime.now(PARIS) + timedelta(days=days)


async def takes_back(cast, desk, kind):
    event = await cast.sql.fetchval("select id from dossier_event where cancelled_at is null and kind = $1", kind)
    assert "C’est annulé" in plain(await desk.sends(f"{leaving(cast.david)}/{event}/annuler"))


async def told(cast):
    return await cast.sql.fetch(SUPPORTS), await cast.sql.fetch(STAYS)


async def open_until(cast):
    return await cast.sql.fetchval(
        "select nullif(open_until, 'infinity') from dossier where id = $1", cast.david.dossier
    )


@pytest.fixture
async def planned(cast):
    """His stay ends in sixty days, a team sooner; another begins in a month; his dossier is joined to another."""
    here = {"establishment_id": cast.tilleuls.id}
    stay = {**here, "dossier_id": cast.david.dossier, "kind": "night"}
    await making.insert(cast.sql, "stay", id=uuid4(), **stay, starts_on=at(-90).date(), ends_on=at(60).date())
    other = await making.dossier(cast.sql, cast.ring, cast.tilleuls, LAURA)
    pair = {"one_id": cast.david.dossier, "other_id": other, "joined_by": cast.clerk.id}
    joined = await making.insert(cast.sql, "dossier_pair", id=uuid4(), **here, **pair)
    for name, times in (("soon", {"ends_at": at(20)}), ("later", {"starts_at": at(30), "ends_at": at(40)})):
        team = await making.team(cast.sql, cast.tilleuls, name)
        whose = {"dossier_id": cast.david.dossier, "team_id": team}
        await making.insert(cast.sql, "dossier_team", id=uuid4(), **here, **whose, **times)
    opened = {"dossier_id": other, "team_id": cast.care, "pair_id": joined}
    await making.insert(cast.sql, "dossier_team", id=uuid4(), **here, **opened)


@pytest.mark.parametrize("day", [-3, 0, 5])
async def test_planned_ends_are_what_they_were(cast, desk, planned, day):
    before = await told(cast)
    await happens(desk, cast.david, "departure", today(day))
    assert await told(cast) != before
    await takes_back(cast, desk, "departure")
    assert await told(cast) == before


async def test_what_was_said_meanwhile_holds(cast, desk, planned):
    """Her stay was shortened after the departure was noted, and a team began: neither is undone."""
    await happens(desk, cast.david, "departure", today(9))
    await cast.sql.execute("update stay set ends_on = $1", at(4).date())
    await takes_back(cast, desk, "departure")
    ends = await cast.sql.fetch("select ends_at from dossier_team where dossier_id = $1", cast.david.dossier)
    assert {row["ends_at"].astimezone(PARIS).date() for row in ends} == {at(5).date()}


async def test_a_mistaken_death_leaves_the_departure_as_it_was_noted(cast, desk):
    await happens(desk, cast.david, "departure", today(5))
    reads = await open_until(cast)
    await happens(desk, cast.david, "death", today())
    assert await open_until(cast) < reads
    await takes_back(cast, desk, "death")
    assert await open_until(cast) == reads
    await takes_back(cast, desk, "departure")
    assert await open_until(cast) is None


async def test_a_mistaken_departure_gives_back_nothing_after_a_death(cast, desk):
    await happens(desk, cast.david, "death", today())
    reads = await open_until(cast)
    await happens(desk, cast.david, "departure", today(5))
    await takes_back(cast, desk, "departure")
    assert await open_until(cast) == reads
