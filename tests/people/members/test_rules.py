"""The rules of roles and days, for all that may be asked; PostgreSQL says the same of who still decides."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.demo import making
from backend.people.members import days, rules
from backend.people.members.rules import DUTIES, Decider, Holding

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
RIGHTS = [("read", family) for family in ("bilans", "soins", "messages")] + [("write", "messages")]
HOLDINGS = st.builds(Holding, st.frozensets(st.sampled_from(RIGHTS)), st.frozensets(st.sampled_from(DUTIES)))
ZONES = st.sampled_from(["Europe/Paris", "Indian/Reunion", "America/Cayenne", "Pacific/Noumea", "America/Miquelon"])
IDS = [UUID(int=n) for n in range(1, 4)]
DECIDERS = st.lists(
    st.builds(
        Decider,
        st.sampled_from(IDS),
        st.sampled_from(IDS),
        st.sampled_from([frozenset(), frozenset({"members"}), frozenset({"hours"})]),
        st.sampled_from([NOW - timedelta(days=1), NOW, NOW + timedelta(days=1)]),
        st.sampled_from([None, NOW + timedelta(days=9)]),
        st.booleans(),
    ),
    max_size=4,
)


@given(HOLDINGS, HOLDINGS)
def test_what_is_shown_is_what_will_be(before, after):
    change = rules.parts(before, after)
    assert rules.applied(before, change) == after
    assert rules.applied(after, rules.parts(after, before)) == before
    assert (change == ()) is (before == after)


@given(DECIDERS, st.sampled_from([None, *IDS]), st.sampled_from([None, *IDS]))
def test_somebody_decides_only_now_and_without_an_end(members, member, role):
    decides = rules.somebody_decides(members, NOW, without=member, without_role=role)
    left = [one for one in members if one.member != member and one.role != role]
    assert decides == rules.somebody_decides(left, NOW)
    if decides:
        assert any(one.ends_at is None and not one.stopped and "members" in one.duties for one in left)


@given(st.timedeltas(min_value=timedelta(days=-1), max_value=timedelta(days=9)))
def test_a_proposal_lives_seven_days(age):
    assert rules.alive(NOW - age, NOW) == (age < timedelta(days=7))


@given(st.uuids(), st.uuids(), st.frozensets(st.sampled_from(DUTIES)))
def test_nobody_confirms_her_own(by, who, duties):
    assert not rules.may_confirm(by, by, duties)
    assert rules.may_confirm(by, who, duties) == (by != who and "members" in duties)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), ZONES)
def test_a_day_is_read_as_it_is_written_and_ends_at_midnight_there(day, zone):
    for written in (day.strftime("%d/%m/%Y"), day.isoformat(), f" {day.day}/{day.month}/{day.year} "):
        assert days.typed_day(written) == day
    end = days.ends(day, zone)
    assert days.last_day(end, zone) == day
    assert end.astimezone(ZoneInfo(zone)).date() == day + timedelta(days=1)
    assert days.begins(day, zone) < end


@given(st.text(max_size=12))
def test_what_is_no_day_is_none(text):
    assert days.typed_day(text) is None or any(sign.isdigit() for sign in text)


@pytest.mark.parametrize(
    "text", ["", "31/02/2026", "00/01/2026", "1/13/2026", "2026", "01/01/1999", "01/01/26", "٣/1/2026"]
)
def test_these_are_none(text):
    assert days.typed_day(text) is None


SAYS = "select somebody_decides($1, $2, $3)"


@pytest.mark.anyio
async def test_postgresql_says_the_same(cast):
    """The rule and the function, on every combination of two who decide."""
    await cast.sql.execute("delete from role_duty where duty = 'members'")
    role = {
        duty: await making.role(cast.sql, cast.tilleuls, duty or "none", "x", {}, (duty,) if duty else ())
        for duty in ("members", "hours")
    }
    moment = await cast.sql.fetchval("select now()")
    day = timedelta(days=1)
    for duty, made in role.items():
        for starts in (moment - day, moment + day):
            for ends in (None, moment + day):
                for stopped in (False, True):
                    one = Decider(uuid4(), made, frozenset({duty}), starts, ends, stopped)
                    await _worked(cast, one)
                    for member, without in ((None, None), (one.member, None), (None, one.role)):
                        told = await cast.sql.fetchval(SAYS, cast.tilleuls.id, member, without)
                        said = rules.somebody_decides(
                            [one], moment + timedelta(minutes=1), without=member, without_role=without
                        )
                        assert told == said, one
                    await cast.sql.execute("delete from membership where id = $1", one.member)


async def _worked(cast, one):
    person = await making.person(cast.sql, "Un", "Essai")
    await making.insert(
        cast.sql, "membership", id=one.member, establishment_id=cast.tilleuls.id, person_id=person, role_id=one.role,
        shown_name="x", starts_at=one.starts_at, stopped_at=one.starts_at if one.stopped else None,
    )  # fmt: skip
    if one.ends_at:
        await cast.sql.execute("update membership set ends_at = $2 where id = $1", one.member, one.ends_at)
