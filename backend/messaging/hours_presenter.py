"""From the rows of a team to the words of its hours."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import msgspec

from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import day_words, hour_words, local, weekday_words
from backend.kit.forms import Filled
from backend.messaging import week, when
from backend.messaging.hours_views import Choice, Day, Duty, FormDay, Hours, Mistake, Range, Team, TeamLink
from backend.messaging.promising import Calendar, Open
from backend.messaging.team_hours import Member, OnDuty, OneTeamRow, TeamRow

AHEAD = 14
"""Days that are offered: as far as a promise looks."""
LEAST = 2
"""Ranges of a day that the form shows."""


def hours_of(row: TeamRow) -> tuple[Open, ...]:
    return msgspec.json.decode(row.calendar, type=Calendar).hours


def promise(row: TeamRow) -> str:
    """What people read before they write to this team now."""
    return when.Team(row.calendar, row.told).words


def link(row: TeamRow, base: str) -> TeamLink:
    return TeamLink(row.name, promise(row), f"{base}/{row.id}")


def team(row: OneTeamRow, base: str, form: Filled, mistakes: tuple[Mistake, ...], done: str) -> Team:
    url = f"{base}/{row.id}"
    duties = msgspec.json.decode(row.duty, type=list[OnDuty])
    members = msgspec.json.decode(row.members, type=list[Member])
    return Team(
        name=row.name,
        url=url,
        promise=promise(row),
        days=tuple(Day(weekday_words(day), _day(hours_of(row), day)) for day in week.DAYS),
        duties=tuple(_duty(one, row.zone, url) for one in duties),
        members=tuple(Choice(str(one.id), f"{one.name}, {one.role}") for one in members),
        dates=tuple(_dates(row.zone)),
        form=form,
        mistakes=mistakes,
        done=done,
        back_url=base,
    )


def _dates(zone: str) -> list[Choice]:
    today = local(now(), zone).date()
    days = [today + timedelta(days=apart) for apart in range(AHEAD)]
    return [Choice(day.isoformat(), _capital(day_words(day))) for day in days]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(hours: tuple[Open, ...], day: int) -> str:
    told = [_range(h.opens, h.closes) for h in sorted(hours, key=lambda h: h.opens) if h.weekday == day]
    return _capital(str(texts.t("hours.and")).join(told))


def _range(opens: time, closes: time) -> str:
    return str(texts.t("hours.range", opens=_hour(opens), closes=_hour(closes)))


def _hour(at: time) -> str:
    return hour_words(datetime.combine(date(2024, 1, 1), at)) if at != time() else str(texts.t("date.midnight"))


def _duty(one: OnDuty, zone: str, url: str) -> Duty:
    begins, ends = local(one.starts_at, zone), local(one.ends_at, zone)
    parts = {"since": _hour(begins.time()), "until": _hour(ends.time()), "day": day_words(begins.date())}
    same = begins.date() == ends.date()
    words = texts.t("hours.duty" if same else "hours.duty_over", **parts, next=day_words(ends.date()))
    current = one.starts_at <= now()
    return Duty(str(one.id), one.name, _capital(str(words)), f"{url}/qui/{one.id}/retirer", now=current)


def hours(row: OneTeamRow, base: str, typed: Mapping[str, str], wrong: Mapping[str, str], notice: str = "") -> Hours:
    """The form as it was typed, with every mistake."""
    url = f"{base}/{row.id}"
    told = {field: str(texts.t(f"error.hours.{code}")) for field, code in wrong.items()}
    return Hours(
        name=row.name,
        url=f"{url}/heures",
        back_url=url,
        seen=row.mark,
        days=tuple(FormDay(weekday_words(day), _ranges(day, typed, told)) for day in week.DAYS),
        mistakes=tuple(Mistake(field, f"{_day_of(field)} : {words}") for field, words in told.items()),
        notice=notice,
    )


def _day_of(field: str) -> str:
    return weekday_words(int(field[1]))


def _ranges(day: int, typed: Mapping[str, str], told: Mapping[str, str]) -> tuple[Range, ...]:
    made = []
    for place in week.RANGES:
        since, until = (week.field(day, place, side) for side in ("de", "a"))
        one = Range(since, until, typed.get(since, ""), typed.get(until, ""), told.get(since, ""), told.get(until, ""))
        if place <= LEAST or one.opens or one.closes:
            made.append(one)
    return tuple(made)
