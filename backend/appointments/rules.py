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


class Words(msgspec.Struct, frozen=True):
    """What is sealed of it: all but its time. `who`: with whom; `bring`: what to bring, how one goes."""

    kind: str
    where: str = ""
    who: str = ""
    about: str = ""
    bring: str = ""


class Appointment(msgspec.Struct, frozen=True):
    """`secret_from`: those who act for the person and must not know; None stands for each of them."""

    dossier: UUID
    secret_from: frozenset[UUID | None] = frozenset()
    cancelled: bool = False


class Seer(msgspec.Struct, frozen=True):
    """Who looks: as what, and where appointments are open to her, to see and to plan."""

    capacity: str
    person: UUID | None
    sees: frozenset[UUID]  # dossiers
    plans: frozenset[UUID] = frozenset()


def knows(seer: Seer, one: Appointment) -> bool:
    """It exists for her: on an open shelf, and not kept from her as one who acts for the person."""
    kept = seer.capacity == "aidant" and (None in one.secret_from or seer.person in one.secret_from)
    return one.dossier in seer.sees and not kept


def may_plan(seer: Seer, dossier: UUID) -> bool:
    """A member of the house whose role writes there."""
    return seer.capacity == "staff" and dossier in seer.plans


def may_change(seer: Seer, one: Appointment) -> bool:
    """Moved or cancelled by who plans there and sees it. What was cancelled is not planned again."""
    return may_plan(seer, one.dossier) and knows(seer, one) and not one.cancelled


def may_keep(seer: Seer, one: Appointment, *, acts: bool) -> bool:
    """The person alone keeps one for herself: from all, or from somebody who `acts` for her now."""
    return seer.capacity == "usager" and knows(seer, one) and acts


def may_oppose(seer: Seer, one: Appointment, *, minor: bool, acts: bool) -> bool:
    """A professional who plans there writes what a minor does not want told."""
    return may_plan(seer, one.dossier) and knows(seer, one) and minor and acts


def instant(day: date, at: time, zone: str) -> datetime:
    """Where the house is. An hour that a change of clocks leaves out is the one that comes next."""
    return datetime.combine(day, at, ZoneInfo(zone))


def wrong_time(at: datetime, now: datetime) -> str:
    """Why it is no time of an appointment to plan: `past` or `far`; nothing when it is."""
    if at <= now:
        return "past"
    return "far" if at > now + FARTHEST else ""
