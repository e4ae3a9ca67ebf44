"""What is given: squares, dossiers, from when to when. What a form asks for, checked."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from backend.delegation.presets import Square
from backend.delegation.rules import end_of, last_day
from backend.delegation.schemas import Change, Proposal
from backend.people.members.days import typed_day

LONGEST = timedelta(days=366)
Mistakes = dict[str, str]


class Terms(msgspec.Struct, frozen=True):
    """`starts_at` None: at once."""

    squares: tuple[Square, ...]
    dossiers: tuple[UUID, ...]
    starts_at: datetime | None
    ends_at: datetime
    motive: str = ""

    @property
    def rights(self) -> list[str]:
        return [can for can, _ in self.squares]

    @property
    def shelves(self) -> list[str]:
        return [shelf for _, shelf in self.squares]


class Span(msgspec.Struct, frozen=True):
    """From when to when, of an access that is changed."""

    starts_at: datetime
    ends_at: datetime


def times(
    wish: Proposal | Change, today: date, zone: str, former: Span | None = None
) -> tuple[datetime | None, datetime, Mistakes]:
    """When it begins and ends, and what is wrong with the days that she typed: a year at most."""
    starts_at, wrong = _start(wish.starts, today, zone)
    if former and wish.until == "same":
        return starts_at, former.ends_at, wrong | _some_time(starts_at, former.ends_at, "debut")
    day = typed_day(wish.ends) if wish.until == "day" else last_day(wish.until, today)
    if day is None:
        return starts_at, end_of(today, zone), wrong | {"fin": "invalid" if wish.ends.strip() else "missing"}
    if day < today or day > today + LONGEST:
        wrong |= {"fin": "past" if day < today else "far"}
    ends_at = end_of(day, zone)
    return starts_at, ends_at, wrong | _some_time(starts_at, ends_at, "fin" if wish.until == "day" else "debut")


def _start(typed: str, today: date, zone: str) -> tuple[datetime | None, Mistakes]:
    """Nothing typed, or today: at once."""
    day = typed_day(typed)
    if day is None:
        return None, {"debut": "invalid"} if typed.strip() else {}
    if day < today:
        return None, {"debut": "past"}
    return (None if day == today else datetime.combine(day, time(), ZoneInfo(zone))), {}


def _some_time(starts_at: datetime | None, ends_at: datetime, field: str) -> Mistakes:
    return {field: "before"} if starts_at and starts_at >= ends_at else {}
