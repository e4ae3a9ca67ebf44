"""`measure_ends` decides until when a measure holds, and `rules.window` says why: on random measures they agree."""

from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.delegation.law import actors, cell_of, law, question_of
from backend.demo import making
from backend.protection.rules import Held, too_long, window
from tests.protection.entering import two_who_enrol
from tests.protection.julien import family

ZONES = ("Europe/Paris", "Indian/Reunion", "America/Cayenne", "Pacific/Noumea")
EARLY, LATE = datetime(2006, 1, 1), datetime(2040, 1, 1)  # noqa: DTZ001 (the strategy adds the zone)
DAYS = st.dates(date(2006, 1, 1), date(2040, 12, 31))
HELD = st.builds(
    Held,
    starts_on=DAYS,
    ends_on=st.none() | DAYS,
    stops_at=st.none() | st.datetimes(EARLY, LATE, timezones=st.just(ZoneInfo("UTC"))),
    authority=st.booleans(),
    birthdate=st.sampled_from(["2012-02-29", "2012-12-31", "2010-00-00", "2011-06-00", ""]),
)


@given(HELD, st.sampled_from(ZONES))
def test_it_holds_within_its_days_and_authority_never_after_childhood(held, zone):
    found = window(held, zone)
    if found is None:
        return
    starts, ends = found
    assert starts < ends
    assert starts.astimezone(ZoneInfo(zone)).date() == held.starts_on
    if held.ends_on:
        assert (ends - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).date() <= held.ends_on
    if held.stops_at:
        assert ends <= held.stops_at
    if held.authority:
        assert ends.astimezone(ZoneInfo(zone)).year <= int(held.birthdate[:4]) + 19


def test_no_measure_is_longer_than_twenty_years():
    assert too_long(date(2026, 1, 1), date(2047, 1, 1))
    assert not too_long(date(2026, 1, 1), date(2046, 1, 1))


@pytest.mark.anyio
async def test_postgresql_says_the_same(cast):
    julien, _, _ = await family(cast)
    enters, checks = await two_who_enrol(cast, cast.pins)
    for at, (held, zone) in enumerate(drawn()):
        await cast.sql.execute("update establishment set time_zone = $2 where id = $1", cast.pins.id, zone)
        await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, held.birthdate)
        made = await making.insert(
            cast.sql, "measure", id=uuid4(), establishment_id=cast.pins.id, dossier_id=julien.dossier,
            kind="parent" if held.authority else "tutelle", scope="" if held.authority else "goods",
            decided_on=held.starts_on, starts_on=held.starts_on, ends_on=held.ends_on, stops_at=held.stops_at,
            evidence="record", entered_by=enters.id, checked_by=checks.id, checked_at=datetime.now(ZoneInfo("UTC")),
        )  # fmt: skip
        starts, ends = await cast.sql.fetchrow(
            "select midnight_before(m.starts_on, m.establishment_id),"
            " nullif(nullif(measure_ends(m), 'infinity'), '-infinity') from measure m where m.id = $1", made,
        )  # fmt: skip
        expected = window(held, zone)
        assert ((starts, ends) if ends and starts < ends else None) == expected, (at, held, zone)


def drawn():
    """Every way in which a measure may end, in each zone, around the days when clocks change."""
    for zone in ZONES:
        for starts in (date(2024, 3, 31), date(2027, 10, 31)):
            for ends in (None, date(2024, 3, 31), date(2030, 2, 28)):
                for stops in (None, datetime(2029, 10, 28, 1, tzinfo=ZoneInfo("UTC"))):
                    for authority in (True, False):
                        for birthdate in ("2012-02-29", "2010-00-00", ""):
                            yield Held(starts, ends, stops, authority, birthdate), zone


def test_the_table_is_whole_and_what_is_unsure_is_closed_and_asked():
    asked = set()
    for one in actors().values():
        assert list(one.cells) == list(law().acts)
        for act, cell in one.cells.items():
            if cell.confidence == "unsure":
                assert cell.answer == "no"
                assert question_of(one, act) is not None, (one.kind, one.scope, act)
                asked.add(question_of(one, act))
            else:
                assert question_of(one, act) is None, (one.kind, one.scope, act)
    assert asked == set(law().questions)


def test_what_nobody_may_nobody_may():
    for one in actors().values():
        assert {one.cells[act].answer for act in law().never.acts} == {"no"}


def test_goods_alone_open_nothing_of_health_and_a_personne_de_confiance_nothing():
    for one in actors().values():
        if one.scope == "goods":
            assert {one.cells[act].answer for act in ("medical", "choices")} == {"no"}
        if one.scope == "assistance":
            assert "yes" not in {cell.answer for cell in one.cells.values()}, "she says yes first"
        if one.kind == "trusted" or one.line.closes:
            assert not one.opens


def test_every_article_is_used():
    cited = {cell.article for one in actors().values() for cell in one.cells.values()}
    assert cited == set(law().articles)


@pytest.mark.parametrize("words", ["yes CC-473 unsure", "yes NOWHERE sure", "maybe CC-473 sure", "yes CC-473"])
def test_a_cell_that_is_unclear_is_no_cell(words):
    with pytest.raises(Exception, match=r".+"):
        cell_of(words, law().articles)
