"""What a person and a member of a house have on their shelves: the policies decide it, these functions say why.

A shelf is a dossier and a family of papers, or "messages". A test compares policies and rules on random worlds.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

Shelf = tuple[UUID, str]


class Dossier(msgspec.Struct, frozen=True):
    """`linked` says that the person confirmed that it is hers: before, she sees nothing of it. `closed`: to her, since
    she left long ago or died (`leaving.rules`); her house keeps it longer. `withheld`: families of papers that wait for
    her majority, as long as she is a `minor`."""

    id: UUID
    house: UUID
    person: UUID | None
    linked: bool
    closed: bool = False
    minor: bool = False
    withheld: frozenset[str] = frozenset()


class Support(msgspec.Struct, frozen=True):
    """A team supports a person for a time: outside it, the team sees nothing of her."""

    dossier: UUID
    team: UUID
    starts_at: datetime
    ends_at: datetime

    def holds(self, moment: datetime) -> bool:
        return self.starts_at <= moment < self.ends_at


class Membership(msgspec.Struct, frozen=True):
    """Somebody works in a house; `rights` are her role's: what may be done, on which family; so are its `duties`."""

    person: UUID
    house: UUID
    teams: frozenset[UUID]
    rights: frozenset[tuple[str, str]]
    starts_at: datetime
    ends_at: datetime
    stopped: bool
    duties: frozenset[str] = frozenset()


def works(membership: Membership, person: UUID, house: UUID | None, moment: datetime) -> bool:
    """Whether this membership lets her act in that house."""
    hers = membership.person == person and membership.house == house
    return hers and not membership.stopped and membership.starts_at <= moment < membership.ends_at


def own_dossiers(dossiers: Iterable[Dossier], person: UUID) -> frozenset[UUID]:
    """Hers, in every house, once she confirmed them and until they close to her."""
    return frozenset(d.id for d in dossiers if d.person == person and d.linked and not d.closed)


def own_shelves(dossiers: Iterable[Dossier], person: UUID, families: Iterable[str]) -> frozenset[Shelf]:
    """A person has every shelf of her dossiers, nobody gives her a right to it; a child, but for what waits."""
    every, known = tuple(families), {d.id: d for d in dossiers}
    mine = own_dossiers(known.values(), person)
    return frozenset((one, family) for one in mine for family in every) - withheld_shelves(known.values(), person)


def withheld_shelves(dossiers: Iterable[Dossier], person: UUID) -> frozenset[Shelf]:
    """What waits for a child's majority."""
    return frozenset((d.id, family) for d in dossiers if d.person == person and d.minor for family in d.withheld)


def supported(membership: Membership, supports: Iterable[Support], moment: datetime) -> frozenset[UUID]:
    """The dossiers that her teams support now, whatever her role reads in them."""
    return frozenset(s.dossier for s in supports if s.team in membership.teams and s.holds(moment))


def named(membership: Membership, dossiers: Iterable[Dossier]) -> frozenset[UUID]:
    """Who answers for identities in a house, or enrols there, may know who each of its people is: nothing of theirs."""
    says = membership.duties & {"identity", "enrolment"}
    return frozenset(d.id for d in dossiers if says and d.house == membership.house)


def staff_shelves(membership: Membership, supports: Iterable[Support], can: str, moment: datetime) -> frozenset[Shelf]:
    """What her role may do, for the persons whom her teams support now: two conditions, both of them."""
    families = [family for right, family in membership.rights if right == can]
    return frozenset((dossier, family) for dossier in supported(membership, supports, moment) for family in families)
