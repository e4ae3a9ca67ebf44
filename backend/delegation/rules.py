"""What an aidant has on her shelves: the policies decide it, these functions say why."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from backend.identity.rules import EVERYDAY

Shelf = tuple[UUID, str]
SECOND = timedelta(seconds=1)
HER_CHOICE = ("chosen", "desk")
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
    paused: bool = False
    ground: str = "chosen"  # or "desk"; "measure" and "authority" are what a judge or the law gave


def acts_for(delegation: Delegation, aidant: UUID, usager: UUID | None, moment: datetime) -> bool:
    """Whether this delegation lets her act for that person."""
    theirs = delegation.aidant == aidant and delegation.usager == usager
    alive = not delegation.stopped and not delegation.paused
    return theirs and alive and delegation.starts_at <= moment < delegation.ends_at


def aidant_dossiers(delegation: Delegation, hers: frozenset[UUID], moment: datetime) -> frozenset[UUID]:
    """The dossiers in which she may do something now.

    `hers` are the dossiers of the usager herself: nobody keeps for her what she has no more.
    """
    return frozenset(r.dossier for r in delegation.rights if r.holds(moment)) & hers


def aidant_shelves(
    delegation: Delegation, hers: frozenset[UUID], withheld: frozenset[Shelf], can: str, moment: datetime
) -> frozenset[Shelf]:
    """Square by square: a right to read is not one to write, a family is not its neighbour.

    What is `withheld` from a child is not hers to give; a judge or the law gives it all the same.
    """
    held = ((r.dossier, r.family) for r in delegation.rights if r.can == can and r.holds(moment))
    kept = withheld if delegation.ground in HER_CHOICE else frozenset()
    return frozenset(shelf for shelf in held if shelf[0] in hers and shelf not in kept)


def everyday_only(delegation: Delegation, dossier: UUID, moment: datetime) -> bool:
    """By what a judge or the law gave she reads no shelf of health there: then, of the others, papers of offices."""
    reads = {r.family for r in delegation.rights if r.can == "read" and r.dossier == dossier and r.holds(moment)}
    return delegation.ground not in HER_CHOICE and not reads - {*EVERYDAY, "messages"}


def may_give(usager: UUID, delegation: Delegation, dossier: UUID, hers: frozenset[UUID], moment: datetime) -> bool:
    """A right is given by the person herself, on a dossier of hers, in the moment of its delegation and never after."""
    return delegation.usager == usager and dossier in hers and delegation.given_at == moment


def may_stop(usager: UUID, delegation: Delegation, moment: datetime) -> bool:
    """The person stops what she gave, once: nothing brings it back. What a judge gave is not hers while it holds."""
    hers = delegation.ground in HER_CHOICE or delegation.ends_at <= moment
    return delegation.usager == usager and not delegation.stopped and hers


def widens(before: Iterable[Right], after: Iterable[Right]) -> bool:
    """Whether some square of `after` was not held from as early, until as late."""
    held = tuple(before)
    return not all(any(_covers(old, new) for old in held) for new in after)


def _covers(old: Right, new: Right) -> bool:
    same = (old.can, old.dossier, old.family) == (new.can, new.dossier, new.family)
    return same and old.starts_at <= new.starts_at and new.ends_at <= old.ends_at


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


def renewed_until(starts_at: datetime, ends_at: datetime, at: datetime, zone: str) -> datetime:
    """Given anew now, for as many days: its end, at a midnight of the house."""
    first, last, today = (moment.astimezone(ZoneInfo(zone)).date() for moment in (starts_at, ends_at - SECOND, at))
    return end_of(today + (last - first), zone)
