"""What an appointment is about, when it may be, and who knows of it: the policies decide who, these say why."""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

SHELF, SEE = "rendez-vous", "appointments"
# What it is about, each with its picture.
KINDS = {
    "docteur": "care", "soin": "syringe", "examen": "xray", "hopital": "hospital", "reunion": "people",
    "demarche": "stamp", "sortie": "way", "autre": "calendar",
}  # fmt: skip
OTHER = "autre"
FARTHEST = timedelta(days=3 * 366)
Shelf = tuple[UUID, str]


class Words(msgspec.Struct, frozen=True):
    """What is sealed of it: all but its time. `who`: with whom; `bring`: what to bring, how one goes."""

    kind: str
    where: str = ""
    who: str = ""
    about: str = ""
    bring: str = ""


class Appointment(msgspec.Struct, frozen=True):
    """`secret`: it is kept from whoever acts for the person."""

    dossier: UUID
    secret: bool = False
    cancelled: bool = False


def knows(capacity: str, shelves: frozenset[Shelf], one: Appointment) -> bool:
    """It exists for her: on an open shelf, and nothing keeps it from those who act for the person."""
    return (one.dossier, SHELF) in shelves and not (capacity == "aidant" and one.secret)


def may_plan(capacity: str, writes: frozenset[Shelf], one: Appointment) -> bool:
    """A member of the house whose role writes there. What was cancelled is not planned again."""
    return capacity == "staff" and (one.dossier, SHELF) in writes and not one.cancelled


def may_keep(capacity: str, shelves: frozenset[Shelf], one: Appointment) -> bool:
    """The person alone keeps one for herself."""
    return capacity == "usager" and knows(capacity, shelves, one)


def instant(day: date, at: time, zone: str) -> datetime:
    """Where the house is. An hour that a change of clocks leaves out is the one that comes next."""
    return datetime.combine(day, at, ZoneInfo(zone))


def wrong_time(at: datetime, now: datetime) -> str:
    """Why it is no time of an appointment to plan: `past` or `far`; nothing when it is."""
    if at <= now:
        return "past"
    return "far" if at > now + FARTHEST else ""
