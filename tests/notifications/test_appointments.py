"""Of an appointment David is told by one sentence that says nothing of it: the day before, and when it changes."""

from datetime import timedelta

import asyncpg
import pytest

from backend.appointments.reminding import remind
from tests.appointments.planning import PLACE, moves, plans
from tests.notifications.giving import sister
from tests.notifications.test_choices import chooses
from tests.notifications.test_reminders import where_it_is

pytestmark = pytest.mark.anyio
RINGS, SAID, DAY = "appointment.push", "Vous avez un rappel", timedelta(days=1)
OFFERED = "moi.message,moi.paper,moi.appointment"


async def by_the_clock(cast):
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        await remind(pool)


async def is_in(cast, days):
    """So many days ahead of the house's own midnight, at noon."""
    when = """(date_trunc('day', now() at time zone e.time_zone) + make_interval(days => $1, hours => 12))
        at time zone e.time_zone"""
    await cast.sql.execute(f"update appointment a set starts_at = {when} from establishment e"
                           " where e.id = a.establishment_id", days)  # fmt: skip


@pytest.fixture
async def made(cast):
    """Planned, and told; it is noon where the house is."""
    await cast.sql.execute("update establishment set time_zone = $1", await where_it_is(cast, 12))
    made = await plans(cast.martin, cast.david)
    await cast.sql.execute("delete from jobs.pgqueuer")
    return made


async def test_planned_moved_and_cancelled_ring_with_the_same_words(cast, phone, service, work):
    made = await plans(cast.martin, cast.david)
    assert await work.done(kind=RINGS) == ["done"]
    for changes in (moves(cast.martin, made), cast.martin.sends(f"/rendez-vous/{made}/annuler")):
        await cast.sql.execute("update telling set rung_at = now() - interval '11 minutes'")
        await changes
        assert await work.done(kind=RINGS) == ["done"]
    assert len(service.got) == 3
    said = [phone.opens(body) for _, _, body in service.got]
    assert {one["words"] for one in said} == {SAID}
    assert PLACE not in str(said)
    page = await cast.david.client.get(f"/notification/{said[0]['id']}")
    assert page.url.path == f"/rendez-vous/{made}"


async def test_the_day_before_once_for_each_time(cast, phone, made, work):
    for days, told in ((2, 0), (1, 1), (1, 1), (0, 1)):
        await is_in(cast, days)
        await by_the_clock(cast)
        assert len(await work.waiting(RINGS)) == told, days
    await cast.sql.execute("update appointment set starts_at = starts_at + interval '26 hours'")
    await by_the_clock(cast)
    assert len(await work.waiting(RINGS)) == 2


async def test_nobody_is_reminded_of_what_is_cancelled_nor_at_night(cast, phone, made, work):
    await is_in(cast, 1)
    await cast.sql.execute("update establishment set time_zone = $1", await where_it_is(cast, 3))
    await is_in(cast, 1)
    await by_the_clock(cast)
    await cast.sql.execute("update establishment set time_zone = $1", await where_it_is(cast, 12))
    await cast.sql.execute("update appointment set state = 'cancelled', changed_at = now()")
    await is_in(cast, 1)
    await by_the_clock(cast)
    assert await work.waiting(RINGS) == []


async def test_whoever_wants_no_news_of_them_is_left_in_peace(cast, phone, service, work):
    await chooses(cast.david, "moi.message", offered=OFFERED)
    await plans(cast.martin, cast.david)
    assert await work.done(kind=RINGS) == ["done"]
    assert service.got == []
    await is_in(cast, 1)
    await by_the_clock(cast)
    assert await work.waiting(RINGS) == []


async def test_an_aidant_is_told_of_none(cast, phone, work):
    await sister(cast, "be_told")
    await plans(cast.martin, cast.david)
    assert [row["payload"].count(str(cast.paula.id).encode()) for row in await work.waiting(RINGS)] == [0]


async def test_once_it_is_past_nothing_rings(cast, phone, service, work):
    await plans(cast.martin, cast.david)
    await cast.sql.execute("update appointment set starts_at = now() - interval '1 hour'")
    assert await work.done(kind=RINGS) == ["done"]
    assert service.got == []


async def test_one_ring_for_all_that_a_quarter_of_an_hour_brings(cast, phone, service, work):
    """The one that waited rings when that is past; the day before waits for nothing."""
    made = await plans(cast.martin, cast.david)
    other = await plans(cast.martin, cast.david, heure="16:00")
    await moves(cast.martin, made)
    await cast.martin.sends(f"/rendez-vous/{other}/annuler")
    assert await work.done(kind=RINGS) == ["done"] * 4
    assert (len(service.got), len(await work.waiting(RINGS))) == (1, 1)
    await cast.sql.execute("update telling set rung_at = now() - interval '11 minutes'")
    await cast.sql.execute("update jobs.pgqueuer set execute_after = now()")
    assert await work.done(kind=RINGS) == ["done"]
    assert (len(service.got), await work.waiting(RINGS)) == (2, [])


async def test_the_day_before_rings_whatever_rang_just_now(cast, phone, service, made, work):
    await is_in(cast, 1)
    await cast.sql.execute("insert into telling (person_id, rung_at) values ($1, now())", cast.david.id)
    await by_the_clock(cast)
    assert await work.done(kind=RINGS) == ["done"]
    assert len(service.got) == 1
