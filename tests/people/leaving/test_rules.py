"""When a dossier closes and when somebody is of age, for every day and place; PostgreSQL says the same."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.people.leaving import rules

ZONES = st.sampled_from(["Europe/Paris", "Indian/Reunion", "America/Cayenne", "Pacific/Noumea", "America/Miquelon"])
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@given(DAYS, ZONES, st.integers(0, 60))
def test_teams_see_nobody_after_the_last_day_and_she_reads_longer(day, zone, months):
    told = rules.closing("departure", day, zone, months, NOW)
    assert told == rules.closing("transfer", day, zone, months, NOW)
    end = told.support_until.astimezone(ZoneInfo(zone))
    assert (end.date(), end.time()) == (day + timedelta(days=1), time())
    assert told.reads_until >= told.support_until


@given(DAYS, ZONES, st.integers(0, 60))
def test_after_a_death_she_is_read_by_nobody_and_the_house_keeps_what_it_must(day, zone, months):
    assert rules.closing("death", day, zone, months, NOW) == rules.Closing(None, NOW)


@given(DAYS, st.integers(0, 120))
def test_a_month_is_a_month(day, months):
    later = rules.months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(st.dates(date(1930, 1, 1), date(2080, 12, 31)))
def test_one_is_of_age_on_ones_birthday(born):
    grown = rules.of_age_on(born.isoformat())
    if (born.month, born.day) == (2, 29) and (grown.month, grown.day) == (3, 1):
        return
    assert (grown.year, grown.month, grown.day) == (born.year + 18, born.month, born.day)


@pytest.mark.parametrize(
    ("birthdate", "day"),
    [
        ("2008-00-00", date(2026, 12, 31)),
        ("2008-04-00", date(2026, 4, 30)),
        ("2008-02-00", date(2026, 2, 28)),
        ("2008-02-29", date(2026, 3, 1)),
        ("2006-12-31", date(2024, 12, 31)),
    ],
)
def test_a_day_that_nobody_knows_is_the_last_it_can_be(birthdate, day):
    assert rules.of_age_on(birthdate) == day


@given(
    st.sampled_from([*rules.parents(), "SIS", "TUTEUR"]),
    st.timedeltas(min_value=timedelta(days=-30), max_value=timedelta(days=30)),
    st.timedeltas(min_value=timedelta(days=-30), max_value=timedelta(days=30)),
)
def test_only_what_parents_had_for_a_child_ends_and_only_that_day(relation, given_apart, now_apart):
    grown = datetime(2026, 11, 27, tzinfo=ZoneInfo("Europe/Paris"))
    ended = rules.ends_at_majority(relation, grown + given_apart, "2008-11-27", "Europe/Paris", grown + now_apart)
    child = relation in rules.parents() and given_apart < timedelta()
    assert ended == (child and now_apart >= timedelta())


@pytest.mark.anyio
async def test_postgresql_says_the_same(cast):
    days = [date(2000, 1, 1) + timedelta(days=37 * n) for n in range(240)]
    births = [*map(date.isoformat, days), "2008-00-00", "2008-04-00", "2008-02-29", "2007-02-00"]
    for birth in births:
        assert await cast.sql.fetchval("select of_age_on($1)", birth) == rules.of_age_on(birth), birth
    for nonsense in ("", "2008", "2008-13-01", "2008-01-32", "hier"):
        assert await cast.sql.fetchval("select of_age_on($1)", nonsense) is None
    await cast.sql.execute("update establishment set time_zone = 'Indian/Reunion'")
    for day in days:
        told = await cast.sql.fetchval("select midnight_after($1, $2)", day, cast.tilleuls.id)
        assert told == rules.midnight_after(day, "Indian/Reunion")
        later = await cast.sql.fetchval("select ($1::date + make_interval(months => 7))::date", day)
        assert later == rules.months_later(day, 7)
