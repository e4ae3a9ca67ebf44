"""After a departure was noted, what a list or the house's software says of the stay gives teams nothing back."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from backend.demo import making
from tests.people.leaving.living import PARIS, happens, plain, today, until

pytestmark = pytest.mark.anyio


def on(days):
    return datetime.now(PARIS).date() + timedelta(days=days)


async def stays(cast, starts, ends=None):
    stay = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "kind": "night"}
    return await making.insert(cast.sql, "stay", id=uuid4(), **stay, starts_on=on(starts), ends_on=ends and on(ends))


async def says(cast, stay, ends):
    await cast.sql.execute("update stay set ends_on = $2 where id = $1", stay, on(ends))


@pytest.mark.parametrize("between", [(), (1,), (4, 9)])
async def test_a_longer_stay_opens_nothing_after_a_departure(cast, desk, between):
    stay = await stays(cast, -90)
    await happens(desk, cast.david, "departure", today(5))
    for day in (*between, 30):
        await says(cast, stay, day)
    assert await until(cast, cast.david) == {on(6)}


async def test_a_team_given_after_a_departure_ends_with_it(cast, desk):
    await happens(desk, cast.david, "departure", today(5))
    night = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    await making.supports(cast.sql, cast.tilleuls, night, cast.david.dossier)
    assert await until(cast, cast.david) == {on(6)}


async def test_who_comes_back_is_supported_anew_and_what_was_closed_stays(cast, desk):
    stay = await stays(cast, -90)
    await cast.sql.execute("update dossier_team set starts_at = starts_at - interval '90 days'")
    await happens(desk, cast.david, "departure", today(-5))
    await stays(cast, -1)
    night = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    await making.supports(cast.sql, cast.tilleuls, night, cast.david.dossier)
    await says(cast, stay, -3)
    assert await until(cast, cast.david) == {on(-4), None}


async def test_who_comes_back_reads_without_an_end_and_may_leave_again(cast, desk):
    until_when = "select nullif(open_until, 'infinity') from dossier where id = $1"
    await happens(desk, cast.david, "departure", today(-5))
    assert await cast.sql.fetchval(until_when, cast.david.dossier) is not None
    assert "Vous quittez" in plain(await cast.david.opens("/"))
    await stays(cast, -1)
    assert await cast.sql.fetchval(until_when, cast.david.dossier) is None
    assert "Vous quittez" not in plain(await cast.david.opens("/"))
    assert "C’est noté" in plain(await happens(desk, cast.david, "departure", today(3)))
    assert await cast.sql.fetchval(until_when, cast.david.dossier) is not None


async def test_a_stay_opens_nothing_after_a_death(cast, desk):
    await happens(desk, cast.david, "death", today())
    closed = await cast.sql.fetchval("select open_until from dossier where id = $1", cast.david.dossier)
    await stays(cast, 2)
    assert await cast.sql.fetchval("select open_until from dossier where id = $1", cast.david.dossier) == closed
