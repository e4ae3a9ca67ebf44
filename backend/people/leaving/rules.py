"""When a dossier closes and to whom, and when somebody is of age. Pure: PostgreSQL decides, these say why.

A house supports a person until the midnight after her last day, there. She reads her papers, and takes them with her,
some months more; after a death nobody reads them here but the house, and heirs ask by the legal route.
"""

import calendar
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

FILE = Path(__file__).with_name("majority.yaml")
OF_AGE = 18
Kind = Literal["departure", "transfer", "death"]
KINDS: tuple[Kind, ...] = ("departure", "transfer", "death")
EVIDENCE = ("person", "family", "certificate", "register")


class Closing(msgspec.Struct, frozen=True):
    """Until when teams see her (None: nothing changes), and until when she reads her own papers."""

    support_until: datetime | None
    reads_until: datetime


def midnight_after(day: date, zone: str) -> datetime:
    """The first instant of the next day, there."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


def months_later(day: date, months: int) -> date:
    """The same day of another month; the last one where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def closing(kind: Kind, day: date, zone: str, months: int, noted_at: datetime) -> Closing:
    """What `kind` closes, on its last day."""
    if kind == "death":
        return Closing(None, noted_at)
    return Closing(midnight_after(day, zone), midnight_after(months_later(day, months), zone))


def of_age_on(birthdate: str) -> date:
    """The day on which she is eighteen. A day or a month that nobody knows (00) is the last that it can be."""
    year, month, day = (int(part) for part in birthdate.split("-"))
    year, month = year + OF_AGE, month or 12
    last = calendar.monthrange(year, month)[1]
    if not day:
        return date(year, month, last)
    return date(year, month, 1) + timedelta(days=day - 1)  # born on 29 February: on the first of March


def ends_at_majority(relation: str, given_at: datetime, birthdate: str, zone: str, now: datetime) -> bool:
    """Whether an access that was given for a child is over: the child, of age, gives her own."""
    grown = datetime.combine(of_age_on(birthdate), time(), ZoneInfo(zone))
    return relation in parents() and given_at < grown <= now


@cache
def parents() -> tuple[str, ...]:
    told: tuple[str, ...] = tuple(msgspec.yaml.decode(FILE.read_bytes())["relations"])
    return told
