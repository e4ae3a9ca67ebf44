"""What was just sent, and that one takes it back."""

from datetime import datetime
from uuid import UUID

import msgspec


class Undoing(msgspec.Struct, frozen=True):
    """One takes back what one has just sent."""

    key: UUID


class Said(msgspec.Struct):
    """What somebody has just sent, with the first answer to the key by which she takes it back."""

    location: str | None
    body_hash: bytes | None
    establishment_id: UUID
    dossier_id: UUID
    opening: str
    paper: UUID | None
    last_number: int
    photo: bool
    body: bytes | None
    only: UUID | None
    key_id: UUID
    kek_id: str
    wrapped: bytes


class SentRow(msgspec.Struct):
    """A message that the reader sent, and its thread; `seconds` are those in which she may take it back."""

    house: str
    team: str
    hours: str | None
    calendar: str
    posted_at: datetime
    read: bool
    seconds: float
    only: str | None
