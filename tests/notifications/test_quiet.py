"""The night of each house: across midnight, when the hour changes, and overseas."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.notifications.quiet import NIGHTS, USUAL, Quiet, named, wakes

OVERSEAS = [
    "Europe/Paris", "America/Guadeloupe", "America/Martinique", "America/Cayenne", "Indian/Reunion", "Indian/Mayotte",
    "America/Miquelon", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis", "Pacific/Marquesas", "Pacific/Gambier",
]  # fmt: skip
PARIS = ZoneInfo("Europe/Paris")
NIGHT = [night for night in NIGHTS.values() if night]
moments = st.integers(0, 6 * 365 * 86400).map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
# Any night of at most fifteen hours, those when the clock changes included.
nights = st.builds(
    lambda start, minutes: Quiet(
        time(start // 60, start % 60), time((start + minutes) // 60 % 24, (start + minutes) % 60)
    ),
    st.integers(0, 24 * 60 - 1),
    st.integers(1, 15 * 60),
)


def wall(moment, zone):
    return moment.astimezone(ZoneInfo(zone)).time()


def inside(night, at):
    """Written again, minute by minute: on a clock face one walks from the evening to the morning."""
    since, until, here = (
        t.hour * 3600 + t.minute * 60 + t.second + t.microsecond / 1e6 for t in (night.since, night.until, at)
    )
    return (here - since) % 86400 < (until - since) % 86400


@pytest.mark.attack("J09")
@given(night=st.one_of(st.sampled_from(NIGHT), nights), zone=st.sampled_from(OVERSEAS), now=moments)
def test_she_is_left_in_peace_inside_her_night_and_nowhere_else(night, zone, now):
    assert (wakes(night, zone, now) is not None) == inside(night, wall(now, zone))


@pytest.mark.attack("J09")
@given(night=st.one_of(st.sampled_from(NIGHT), nights), zone=st.sampled_from(OVERSEAS), now=moments)
def test_what_waits_is_told_when_the_night_ends_and_that_is_no_night(night, zone, now):
    ends = wakes(night, zone, now)
    if ends:
        assert now < ends <= now + timedelta(hours=17)
        assert wakes(night, zone, ends) is None


@given(
    night=st.sampled_from(NIGHT),
    zone=st.sampled_from(OVERSEAS),
    now=moments,
    later=st.timedeltas(timedelta(), timedelta(hours=14)),
)
def test_all_of_one_night_ends_at_the_same_instant(night, zone, now, later):
    """So that what comes twice in a night waits at one place."""
    ends = wakes(night, zone, now)
    if ends and now + later < ends:
        assert wakes(night, zone, now + later) == ends
        assert wall(ends, zone) == night.until


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        (datetime(2026, 11, 26, 20, 59, tzinfo=PARIS), None),
        (datetime(2026, 11, 26, 21, 0, tzinfo=PARIS), datetime(2026, 11, 27, 8, 0, tzinfo=PARIS)),
        (datetime(2026, 11, 27, 0, 0, tzinfo=PARIS), datetime(2026, 11, 27, 8, 0, tzinfo=PARIS)),
        (datetime(2026, 11, 27, 8, 0, tzinfo=PARIS), None),
        (datetime(2027, 3, 27, 22, 0, tzinfo=PARIS), datetime(2027, 3, 28, 8, 0, tzinfo=PARIS)),  # nine hours
        (datetime(2026, 10, 24, 22, 0, tzinfo=PARIS), datetime(2026, 10, 25, 8, 0, tzinfo=PARIS)),  # eleven
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS), datetime(2026, 10, 25, 8, 0, tzinfo=PARIS)),
    ],
)
def test_the_usual_night(now, ends):
    assert named(USUAL) == "21-8"
    assert wakes(USUAL, "Europe/Paris", now) == ends


def test_an_hour_that_comes_twice_ends_the_night_once_it_is_past():
    night = Quiet(time(22), time(2, 30))
    first = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS).astimezone(UTC)
    assert wakes(night, "Europe/Paris", first - timedelta(minutes=1)) == first
    second = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=PARIS)
    again = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=PARIS)
    assert wakes(night, "Europe/Paris", second) == again.astimezone(UTC)


def test_no_night_at_all():
    now = datetime(2026, 11, 26, 23, tzinfo=UTC)
    assert wakes(None, "Europe/Paris", now) is None
    assert wakes(Quiet(time(22), time(22)), "Europe/Paris", now) is None


def test_each_night_has_its_word():
    assert [named(night) for night in NIGHTS.values()] == list(NIGHTS)
    assert named(Quiet(time(1), time(2))) == ""
