"""When an answer is promised: it can be kept, in every zone, when the hour changes, at midnight."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.messaging.promising import AHEAD, AT_LEAST, SUNDAY, Calendar, Duty, Open, promise
from backend.people.days_off import CALENDARS, days_off

pytestmark = pytest.mark.hypothesis
ZONES = (
    "Europe/Paris", "Indian/Reunion", "America/Cayenne", "America/Guadeloupe", "America/Miquelon", "Pacific/Noumea",
    "Pacific/Tahiti", "Indian/Mayotte",
)  # fmt: skip
STEP = timedelta(minutes=15)
# Around the nights when Paris and Miquelon change their hour, and the end of a year.
NIGHTS = [datetime(2026, *day, tzinfo=UTC) for day in ((3, 8), (3, 29), (6, 15), (10, 25), (11, 1), (12, 31))]
HOUR = st.integers(0, 23)


@st.composite
def weeks(draw):
    """Each day up to two openings, on whole hours; some last until midnight and go on after it."""
    hours = []
    for day in range(1, 8):
        edges = sorted(draw(st.sets(st.integers(0, 24), max_size=4)))
        for opens, closes in zip(edges[::2], edges[1::2], strict=False):
            hours.append(Open(day, time(opens), time(closes % 24)))
    return tuple(hours)


MOMENTS = st.builds(
    lambda night, minutes: night + timedelta(minutes=minutes), st.sampled_from(NIGHTS), st.integers(-2000, 2000)
)
OFF = st.sets(st.sampled_from([night.date() + timedelta(days=n) for night in NIGHTS for n in range(-2, 4)]), max_size=8)


def is_open(hours, off, zone, at):
    """By the clock on the wall: another way to say the same."""
    here = at.astimezone(zone)
    weekday = SUNDAY if here.date() in off else here.isoweekday()
    return any(
        h.weekday == weekday and h.opens <= here.time() and (here.time() < h.closes or h.closes == time())
        for h in hours
    )


def runs(hours, off, zone, now):
    """From when to when somebody is there, as the clock on the wall shows it, quarter by quarter."""
    begins, at = None, now.replace(minute=now.minute // 15 * 15)
    for _ in range((AHEAD + timedelta(days=2)) // STEP):
        there = is_open(hours, off, zone, at)
        if there and begins is None:
            begins = at
        elif begins is not None and not there:
            yield begins, at
            begins = None
        at += STEP


@given(weeks(), OFF, st.sampled_from(ZONES), MOMENTS)
def test_what_is_promised_can_be_kept(hours, off, name, now):
    told, zone = promise(Calendar(name, "metropole", hours, ()), off, now), ZoneInfo(name)
    if told is None:
        first = next((run for run in runs(hours, off, zone, now) if run[1] - max(run[0], now) >= AT_LEAST), None)
        assert first is None or first[0] > now + AHEAD - timedelta(days=1)
        return
    assert told.due_at - now >= AT_LEAST
    assert told.due_at - now <= AHEAD + timedelta(days=2)
    # Somebody is there until the last moment of the promise…
    assert is_open(hours, off, zone, told.due_at - timedelta(minutes=1))
    here, closing = told.at.astimezone(zone), told.due_at.astimezone(zone)
    assert closing.time() in {h.closes for h in hours}
    if told.kind == "before":
        # … from now on.
        assert told.at == told.due_at
        at = now
        while at < told.due_at:
            assert is_open(hours, off, zone, at)
            at += STEP
    else:
        # … from the next opening on, and before that nobody has the time to answer.
        assert now < told.at < told.due_at
        assert here.time() in {h.opens for h in hours} or here.time().hour == 3, "an hour that is jumped over"
        earlier = [run for run in runs(hours, off, zone, now) if run[0] < told.at]
        assert all(ends - max(begins, now) < AT_LEAST for begins, ends in earlier)


WEEKDAYS = tuple(Open(day, time(9), time(18)) for day in range(1, 6))
FRIDAY = datetime(2026, 11, 27, tzinfo=ZoneInfo("Europe/Paris"))


def told(now, hours=WEEKDAYS, off=(), duty=(), zone="Europe/Paris"):
    one = promise(Calendar(zone, "metropole", hours, duty), off, now)
    return one and (one.kind, one.at.astimezone(ZoneInfo(zone)).strftime("%d %H:%M"), one.who and one.who.name)


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (8, 59, ("from", "27 09:00", None)),
        (9, 0, ("before", "27 18:00", None)),
        (17, 0, ("before", "27 18:00", None)),
        (17, 1, ("from", "30 09:00", None)),
        (23, 59, ("from", "30 09:00", None)),
    ],
)
def test_a_friday(hour, minute, said):
    assert told(FRIDAY.replace(hour=hour, minute=minute)) == said


def test_a_day_off_is_a_sunday():
    monday = FRIDAY.replace(day=30, hour=10)
    assert told(monday, off={date(2026, 11, 30)}) == ("from", "01 09:00", None)
    assert told(monday, (*WEEKDAYS, Open(SUNDAY, time(10), time(12))), {date(2026, 11, 30)}) == (
        "before", "30 12:00", None,
    )  # fmt: skip


def test_a_team_of_the_night_goes_on_after_midnight():
    night = tuple(one for day in range(1, 8) for one in (Open(day, time(21), time()), Open(day, time(), time(7))))
    assert told(FRIDAY.replace(hour=22), night) == ("before", "28 00:00", None)
    assert told(FRIDAY.replace(hour=23, minute=30), night) == ("before", "28 07:00", None)
    assert told(FRIDAY.replace(hour=6, minute=30), night) == ("from", "27 21:00", None)


def test_who_is_on_duty_at_that_moment_is_named():
    def shift(name, begins, ends):
        return Duty(name, "infirmière", FRIDAY.replace(hour=begins), FRIDAY.replace(hour=ends))

    duty = (shift("Madame Martin", 9, 13), shift("Karim Benali", 13, 18))
    assert told(FRIDAY.replace(hour=8), duty=duty) == ("from", "27 09:00", "Madame Martin")
    assert told(FRIDAY.replace(hour=13), duty=duty) == ("before", "27 18:00", "Karim Benali")


def test_without_hours_nothing_is_promised():
    assert told(FRIDAY, ()) is None


def test_each_calendar_knows_its_own_days():
    assert {name for name in CALENDARS if date(2026, 12, 20) in days_off(name, 2026)} == {"reunion"}
    assert {name for name in CALENDARS if date(2026, 12, 26) in days_off(name, 2026)} == {"alsace-moselle"}
    assert date(2026, 4, 6) in days_off("metropole", 2026), "Easter Monday"
    assert days_off("unknown", 2026) == days_off("metropole", 2026)
