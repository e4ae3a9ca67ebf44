"""What an aidant has on her shelves: the policies decide it, these functions say why."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

Shelf = tuple[UUID, str]
MONTHS = {"month": 1, "quarter": 3}


class Right(msgspec.Struct, frozen=True):
    """One square of the grid: what may be done, on which shelf, from when to when."""

    can: str
    dossier: UUID
    family: str
    starts_at: datetime
    ends_at: datetime

    def holds(self, moment: datetime) -> bool:
        return self.starts_at <= moment < self.ends_at


class Delegation(msgspec.Struct, frozen=True):
    """What one person allows another. It is stopped whole; its rights never change."""

    usager: UUID
    aidant: UUID
    rights: tuple[Right, ...]
    given_at: datetime
    starts_at: datetime
    ends_at: datetime
    stopped: bool


def acts_for(delegation: Delegation, aidant: UUID, usager: UUID | None, moment: datetime) -> bool:
    """Whether this delegation lets her act for that person."""
    theirs = delegation.aidant == aidant and delegation.usager == usager
    return theirs and not delegation.stopped and delegation.starts_at <= moment < delegation.ends_at


def aidant_dossiers(delegation: Delegation, hers: frozenset[UUID], moment: datetime) -> frozenset[UUID]:
    """The dossiers in which she may do something now.

    `hers` are the dossiers of the usager herself: nobody keeps for her what she has no more.
    """
    return frozenset(r.dossier for r in delegation.rights if r.holds(moment)) & hers


def aidant_shelves(delegation: Delegation, hers: frozenset[UUID], can: str, moment: datetime) -> frozenset[Shelf]:
    """Square by square: a right to read is not one to write, a family is not its neighbour."""
    return frozenset(
        (r.dossier, r.family) for r in delegation.rights if r.can == can and r.holds(moment) and r.dossier in hers
    )


def may_give(usager: UUID, delegation: Delegation, dossier: UUID, hers: frozenset[UUID], moment: datetime) -> bool:
    """A right is given by the person herself, on a dossier of hers, in the moment of its delegation and never after."""
    return delegation.usager == usager and dossier in hers and delegation.given_at == moment


def may_stop(usager: UUID, delegation: Delegation) -> bool:
    """The person stops what she gave, once: nothing brings it back."""
    return delegation.usager == usager and not delegation.stopped


def last_day(until: str, today: date) -> date:
    """Until the same day of the next month, of the third, or the end of this year."""
    if until == "year":
        return date(today.year, 12, 31)
    months = today.month - 1 + MONTHS[until]
    year, month = today.year + months // 12, months % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def end_of(day: date, zone: str) -> datetime:
    """The midnight that ends this day where the house is: the first instant at which a right is over."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
