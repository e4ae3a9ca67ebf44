"""The rows that the reads of enrolment return."""

from datetime import date, datetime
from uuid import UUID

import msgspec


class TeamRow(msgspec.Struct):
    id: UUID
    name: str


class Alike(msgspec.Struct):
    """Somebody of this house who was born that day."""

    id: UUID
    birth_name: str
    given_names: str
    used_name: str | None
    used_given_name: str | None


class Waiting(msgspec.Struct):
    """Somebody who is not enrolled yet, and where that is; `state` is a word of `queries.STATE`."""

    id: UUID
    given_name: str
    family_name: str
    state: str
    sent_at: datetime | None
    ask_on: date | None


class OnePerson(msgspec.Struct):
    """A dossier at this desk, with its traits."""

    id: UUID
    given_name: str
    family_name: str
    birth_name: str
    given_names: str
    used_name: str | None
    used_given_name: str | None
    birthdate: str
    sex: str
    birthplace: str
    identity_status: str
    matricule: bytes | None
    key_id: UUID
    kek_id: str
    wrapped: bytes
    linked: bool
    state: str
    sent_at: datetime | None
    ends_at: datetime | None
    seen: str | None
    wish: str | None
    ask_on: date | None
    claim: UUID | None = None
    beside: bool = False  # joined to the dossier of somebody who never signs in

    def __repr__(self) -> str:
        return f"OnePerson(id={self.id})"


class Claim(msgspec.Struct):
    """Somebody says that a dossier is hers."""

    id: UUID
    asked_at: datetime
    kek_id: str | None
    wrapped: bytes | None


class Mine(msgspec.Struct):
    """What she said with a code, and what became of it."""

    claim: UUID
    house: str
    state: str


class ToPrint(msgspec.Struct):
    """Somebody to whom a letter may be printed, and where to call her house."""

    id: UUID
    name: str
    phone: str | None
