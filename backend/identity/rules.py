"""Whether a sign-in still speaks for somebody: the gate decides it, these functions say why."""

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


def alive(sign_in: SignIn, moment: datetime) -> bool:
    """Not cut, not at its end, and touched not too long ago."""
    return not sign_in.revoked and moment < sign_in.expires_at and moment < sign_in.seen_at + sign_in.idle


def proved(sign_in: SignIn) -> bool:
    """A program proves itself once, by its key; a person twice, else she is nobody yet."""
    return sign_in.machine is not None or sign_in.level > 1


def is_herself(sign_in: SignIn, subject: UUID | None) -> bool:
    """Whoever signs in may act for herself; a machine is nobody's self."""
    return sign_in.person is not None and subject in (None, sign_in.person)
