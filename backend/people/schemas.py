"""What the reads of this domain return."""

from uuid import UUID

import msgspec


class House(msgspec.Struct):
    """A house where the person works."""

    id: UUID
    name: str


class Desk(msgspec.Struct):
    """The house of a page of the staff."""

    id: UUID
    name: str
    time_zone: str


class Answering(msgspec.Struct):
    """Who answers a person's messages: the team, its hours, and one of its faces."""

    team_id: UUID
    establishment_id: UUID
    dossier_id: UUID
    house: str
    team: str
    hours: str | None
    phone: str | None
    time_zone: str
    face: str | None
    role: str | None


class Supported(msgspec.Struct):
    """A person whom the actor's teams support."""

    dossier_id: UUID
    given_name: str
    family_name: str
    teams: str


class KeyRow(msgspec.Struct):
    """The present content key of a dossier."""

    key_id: UUID
    establishment_id: UUID
    kek_id: str
    wrapped: bytes


class Around(msgspec.Struct):
    """The person's given name and, where a team answers her, what `Answering` says of it."""

    given_name: str
    team_id: UUID | None
    establishment_id: UUID | None
    dossier_id: UUID | None
    house: str | None
    team: str | None
    hours: str | None
    phone: str | None
    time_zone: str | None
    face: str | None
    role: str | None
