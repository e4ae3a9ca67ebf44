"""When an answer is promised, and by whom: from the hours of a team and who is on duty, in the time of the house.

Pure: the clock, the days off and the rows are given. Moments are compared as instants: two wall clocks of
one zone would be compared by what they show, which is wrong on the night when the hour changes.
"""

from collections.abc import Container, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

# Less time than this before a team leaves is no time to answer.
AT_LEAST = timedelta(hours=1)
AHEAD = timedelta(days=14)
SUNDAY = 7


class Open(msgspec.Struct, frozen=True, array_like=True):
    """Each week, on this day (1 is Monday); until midnight when `closes` is 00:00."""

    weekday: int
    opens: time
    closes: time


class Duty(msgspec.Struct, frozen=True, array_like=True):
    name: str
    role: str
    starts_at: datetime
    ends_at: datetime


class Calendar(msgspec.Struct, frozen=True, array_like=True):
    """Of one team: the zone and holidays of its house, its hours, who is on duty in the next days."""

    zone: str
    holidays: str
    hours: tuple[Open, ...]
    duty: tuple[Duty, ...]


class Promise(msgspec.Struct, frozen=True):
    """`kind` is "before" (somebody is there: until then) or "from" (nobody is: from then on).

    `at` is that moment, `due_at` the last one: an answer that comes later is late. `who` is on duty then.
    """

    kind: str
    at: datetime
    due_at: datetime
    who: Duty | None = None


def promise(calendar: Calendar, days_off: Container[date], now: datetime) -> Promise | None:
    """The earliest that can be kept; None when no hours are known in the next days."""
    until = now
    for begins, ends in _windows(calendar, days_off, now):
        if ends <= now:
            continue
        if begins > until:
            return Promise("from", begins, ends, _on_duty(calendar, begins))
        if ends - now >= AT_LEAST:
            return Promise("before", ends, ends, _on_duty(calendar, now))
        until = ends
    return None


def _on_duty(calendar: Calendar, at: datetime) -> Duty | None:
    return next((d for d in calendar.duty if d.starts_at <= at < d.ends_at), None)


def _windows(calendar: Calendar, days_off: Container[date], now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """In order. A day off has the hours of a Sunday: a team that works every day is there, the others are not."""
    zone = ZoneInfo(calendar.zone)
    day, last = (moment.astimezone(zone).date() for moment in (now - timedelta(days=1), now + AHEAD))
    while day <= last:
        weekday = SUNDAY if day in days_off else day.isoweekday()
        for hours in sorted((h for h in calendar.hours if h.weekday == weekday), key=lambda h: h.opens):
            closing = day if hours.closes > time() else day + timedelta(days=1)
            begins, ends = _instant(day, hours.opens, zone), _instant(closing, hours.closes, zone)
            if begins < ends:  # an hour that the clock jumps over is none
                yield begins, ends
        day += timedelta(days=1)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
