"""Who answers a person: a team, or one member of it."""

from uuid import UUID

import msgspec


class Confidant(msgspec.Struct):
    """Somebody of a team to whom alone a person may write. `minor`: who writes is not of age there."""

    membership: UUID
    name: str
    role: str
    house: str
    minor: bool


class Answering(msgspec.Struct):
    """Who answers a person's messages: the team, its hours, one of its faces, and its Calendar as JSON."""

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
    calendar: str
