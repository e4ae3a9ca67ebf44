"""What the reads of this domain return."""

from uuid import UUID

import msgspec


class House(msgspec.Struct):
    """A house where the person works."""

    id: UUID
    name: str
    here: bool = True  # the one for which she works today


class Desk(msgspec.Struct):
    """The house of a page of the staff, what the role of the reader answers for in it, and whose device it is."""

    id: UUID
    name: str
    time_zone: str
    duties: list[str]
    to_identify: int | None
    own_device: bool
    category: str | None


class Supported(msgspec.Struct):
    """A person whom the actor's teams support."""

    dossier_id: UUID
    given_name: str
    family_name: str
    teams: str
    minor: bool = False  # told of one person, where it is asked


class KeyRow(msgspec.Struct):
    """The present content key of a dossier."""

    key_id: UUID
    establishment_id: UUID
    kek_id: str
    wrapped: bytes


class ActingFor(msgspec.Struct):
    """The aidant's own name, and for whom."""

    given_name: str
    family_name: str
    own_device: bool
    outbox_id: UUID | None
    outbox_key: str | None
    their_given_name: str
    their_family_name: str
    time_zone: str
    categories: list[str | None]
    adds: bool = False  # papers, when it was asked


class Around(msgspec.Struct):
    """The person's given name and, where a team answers her, who: the team, its hours, and one of its faces."""

    given_name: str
    own_device: bool
    outbox_id: UUID | None
    outbox_key: str | None
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
    categories: list[str | None]
