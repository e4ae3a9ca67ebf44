"""What a change of a role gives and takes, and who may let it take effect. Pure: PostgreSQL decides, these say why."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

DUTIES = ("requests", "identity", "hours", "enrolment", "members")
LASTS = timedelta(days=7)


class Part(msgspec.Struct, frozen=True, order=True):
    """A right (`read` or `write` a family) or a duty (`can` is empty), given or taken."""

    kind: str
    can: str
    target: str
    adds: bool


class Holding(msgspec.Struct, frozen=True):
    """What a role may do."""

    rights: frozenset[tuple[str, str]]
    duties: frozenset[str]


class Decider(msgspec.Struct, frozen=True):
    """Somebody who works in the house; `ends_at` None: without an end."""

    member: UUID
    role: UUID
    duties: frozenset[str]
    starts_at: datetime
    ends_at: datetime | None
    stopped: bool = False


def parts(before: Holding, after: Holding) -> tuple[Part, ...]:
    """What has to be given and taken for a role to become `after`."""
    rights = [Part("right", *right, right in after.rights) for right in before.rights ^ after.rights]
    duties = [Part("duty", "", duty, duty in after.duties) for duty in before.duties ^ after.duties]
    return tuple(sorted(rights + duties))


def applied(before: Holding, change: Iterable[Part]) -> Holding:
    rights, duties = set(before.rights), set(before.duties)
    for part in change:
        held: set[object] = rights if part.kind == "right" else duties  # type: ignore[assignment]
        thing = (part.can, part.target) if part.kind == "right" else part.target
        (held.add if part.adds else held.discard)(thing)
    return Holding(frozenset(rights), frozenset(duties))


def alive(proposed_at: datetime, now: datetime) -> bool:
    return now < proposed_at + LASTS


def may_confirm(proposed_by: UUID, who: UUID, duties: frozenset[str]) -> bool:
    """Somebody else, who answers for the members too."""
    return who != proposed_by and "members" in duties


def somebody_decides(
    members: Iterable[Decider], now: datetime, *, without: UUID | None = None, without_role: UUID | None = None
) -> bool:
    """Whether somebody still says who works there, now and without an end, once this member or role no longer does."""
    return any(
        "members" in one.duties
        and not one.stopped
        and one.starts_at <= now
        and one.ends_at is None
        and one.member != without
        and one.role != without_role
        for one in members
    )
