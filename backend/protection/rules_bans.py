"""Whom nothing lets in: a contact that a judge forbade, an authority that was withdrawn. Pure: PostgreSQL decides, this
says why.

It waits for no check and closes at once, in every house, until another member of the house that wrote it lifts it.
"""

from collections.abc import Iterable
from uuid import UUID

import msgspec


class Ban(msgspec.Struct, frozen=True):
    """`barred` may not act for the person of `dossier`; `by` wrote it."""

    house: UUID
    dossier: UUID
    barred: UUID
    by: UUID
    lifted: bool = False


class Clerk(msgspec.Struct, frozen=True):
    """Somebody at work in a house, and what she answers for there."""

    person: UUID
    house: UUID | None
    duties: frozenset[str]


def shut(bans: Iterable[Ban], dossiers: frozenset[UUID], somebody: UUID) -> bool:
    """Whichever of a person's `dossiers` it was written in."""
    return any(one.barred == somebody and one.dossier in dossiers and not one.lifted for one in bans)


def may_name(giver: UUID | None, usager: UUID, *, is_shut: bool) -> bool:
    """A person chooses who acts for her, herself, and nobody to whom all is shut."""
    return giver == usager and not is_shut


def may_forbid(clerk: Clerk, house: UUID, barred: UUID, *, helps: bool, is_shut: bool) -> bool:
    """Who enrols in that house, of somebody who has or had an access there: not of herself, and once."""
    enrols = clerk.house == house and "enrolment" in clerk.duties
    return enrols and helps and barred != clerk.person and not is_shut


def may_lift(clerk: Clerk, ban: Ban) -> bool:
    """Another than who wrote it, who enrols in that house, and never who is shut out by it."""
    enrols = clerk.house == ban.house and "enrolment" in clerk.duties
    return enrols and not ban.lifted and clerk.person not in (ban.by, ban.barred)
