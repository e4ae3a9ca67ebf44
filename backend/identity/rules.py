"""Whether a sign-in still speaks for somebody: the gate decides it, these functions say why."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import msgspec


class SignIn(msgspec.Struct, frozen=True):
    """Of a person on a device, or of a machine: one of both."""

    person: UUID | None
    machine: UUID | None
    level: int
    seen_at: datetime
    idle: timedelta
    expires_at: datetime
    revoked: bool
    situation: UUID | None = None
    helped: bool = False
    means: str = "prosanteconnect"


def alive(sign_in: SignIn, moment: datetime) -> bool:
    """Not cut, not at its end, and touched not too long ago."""
    return not sign_in.revoked and moment < sign_in.expires_at and moment < sign_in.seen_at + sign_in.idle


EVERYDAY = ("attestations", "mdph", "vie-au-foyer")
"""What somebody may see whom a professional of Aidants Connect helps."""


def capacity_of(sign_in: SignIn, wanted: str) -> str | None:
    """As what she acts: whoever is helped acts for nobody else, works nowhere, and is not quite alone with herself."""
    if not sign_in.helped:
        return wanted
    return "helped" if wanted == "usager" else None


WORKS = ("prosanteconnect",)
"""Of the means, those that open a house to who works there, as long as its operator homologated no other."""


def works_by(sign_in: SignIn) -> bool:
    return sign_in.means in WORKS


def is_for(sign_in: SignIn, house: UUID | None, works_in: Collection[UUID]) -> bool:
    """A professional acts for the house that she chose; for the only one where she works, she need not choose."""
    if not works_by(sign_in):
        return False
    return house == sign_in.situation if sign_in.situation else set(works_in) == {house}


def proved(sign_in: SignIn) -> bool:
    """A program proves itself once, by its key; a person twice, else she is nobody yet."""
    return sign_in.machine is not None or sign_in.level > 1


def is_herself(sign_in: SignIn, subject: UUID | None) -> bool:
    """Whoever signs in may act for herself; a machine is nobody's self."""
    return sign_in.person is not None and subject in (None, sign_in.person)
