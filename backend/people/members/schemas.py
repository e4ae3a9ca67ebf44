"""What the desk of members types and reads."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


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


class Pressed(msgspec.Struct, frozen=True):
    key: UUID


class Adding(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who will work there: `shown` is what people call her, the number is the one of her profession."""

    key: UUID
    given: Name = msgspec.field(name="prenom")
    family: Name = msgspec.field(name="nom")
    shown: Name = msgspec.field(name="affiche")
    role: UUID
    number: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z]{8,20}$")] = msgspec.field(name="numero", default="")
    since: str = msgspec.field(name="debut", default="")
    until: str = msgspec.field(name="fin", default="")


class Changing(msgspec.Struct, frozen=True):
    key: UUID
    shown: Name = msgspec.field(name="affiche")


class NewRole(msgspec.Struct, frozen=True):
    key: UUID
    role: UUID


class Ending(msgspec.Struct, frozen=True):
    """At once, or after a last day; neither: without an end."""

    key: UUID
    now: bool = msgspec.field(name="maintenant", default=False)
    until: str = msgspec.field(name="fin", default="")


class NamingService(msgspec.Struct, frozen=True):
    key: UUID
    name: Name = msgspec.field(name="nom")


class NamingTeam(msgspec.Struct, frozen=True):
    """`service` is empty for none."""

    key: UUID
    name: Name = msgspec.field(name="nom")
    service: UUID | None = msgspec.field(name="service", default=None)
    answers: bool = msgspec.field(name="repond", default=False)
