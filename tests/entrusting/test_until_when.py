"""Until which day, and to which second: summer time, leap days, ends of months."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.delegation.rules import end_of, last_day

DAYS = st.dates(date(2026, 1, 1), date(2040, 12, 31))
ZONES = st.sampled_from(["Europe/Paris", "Indian/Reunion", "America/Cayenne", "Pacific/Noumea", "America/Miquelon"])


@pytest.mark.attack("B03")
@pytest.mark.parametrize(
    ("until", "today", "last"),
    [
        ("month", date(2026, 11, 25), date(2026, 12, 25)),
        ("month", date(2027, 1, 31), date(2027, 2, 28)),
        ("month", date(2028, 1, 31), date(2028, 2, 29)),
        ("quarter", date(2026, 11, 30), date(2027, 2, 28)),
        ("year", date(2026, 12, 31), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_the_last_day(until, today, last):
    assert last_day(until, today) == last


@pytest.mark.parametrize(
    ("day", "zone", "end"),
    [
        (date(2026, 10, 24), "Europe/Paris", datetime(2026, 10, 24, 22, tzinfo=UTC)),
        (date(2026, 10, 25), "Europe/Paris", datetime(2026, 10, 25, 23, tzinfo=UTC)),
        (date(2027, 3, 28), "Europe/Paris", datetime(2027, 3, 28, 22, tzinfo=UTC)),
        (date(2026, 12, 31), "Indian/Reunion", datetime(2026, 12, 31, 20, tzinfo=UTC)),
    ],
)
def test_it_ends_at_the_midnight_of_the_house(day, zone, end):
    assert end_of(day, zone) == end


@given(st.sampled_from(["month", "quarter", "year"]), DAYS, ZONES)
def test_it_is_open_all_that_day_and_never_the_next(until, today, zone):
    last = last_day(until, today)
    assert today <= last <= today + timedelta(days=366)
    end = end_of(last, zone)
    assert (end - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date() == last
    assert end.astimezone(ZoneInfo(zone)).date() == last + timedelta(days=1)
