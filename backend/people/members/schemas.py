"""The rows that the desk of members reads."""

from datetime import datetime
from uuid import UUID

import msgspec


class MemberRow(msgspec.Struct):
    """Somebody who works there or will; `ends_at` None: without an end."""

    id: UUID
    name: str
    role: str
    teams: str
    starts_at: datetime
    ends_at: datetime | None


class OneMember(msgspec.Struct):
    id: UUID
    name: str
    role_id: UUID
    role: str
    starts_at: datetime
    ends_at: datetime | None
    teams: list[UUID]
    me: bool


class ChoiceRow(msgspec.Struct):
    """A role, a team or a service that is open; of a team, its service."""

    kind: str
    id: UUID
    name: str
    service: str


class ServiceRow(msgspec.Struct):
    id: UUID
    name: str


class TeamRow(msgspec.Struct):
    """`hours`: its hours are kept by whoever asks."""

    id: UUID
    name: str
    service_id: UUID | None
    answers: bool
    members: int
    hours: bool


class RoleRow(msgspec.Struct):
    """A role as it is, and the change that waits for a second person, if any."""

    id: UUID
    label: str
    rights: list[str]  # "read messages"
    duties: list[str]
    members: int
    change: UUID | None


class ChangeRow(msgspec.Struct):
    """A change that waits: `mine` is that she proposed it; parts are "right read bilans +" or "duty  members -"."""

    id: UUID
    by: str
    proposed_at: datetime
    mine: bool
    parts: list[str]


class FamilyRow(msgspec.Struct):
    code: str
