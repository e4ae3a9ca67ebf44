"""What is looked for in messages, and what is found."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec


class Wanted(msgspec.Struct, frozen=True):
    """What a person looks for in her messages, in her own words."""

    words: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] = msgspec.field(name="cherche")


class FoundRow(msgspec.Struct):
    """A message with the words, in its thread, and the key that opens it. `more`: others follow this page."""

    id: UUID
    establishment_id: UUID
    thread_id: UUID
    number: int
    capacity: str
    mine: bool
    team: str
    opening: str
    body: bytes
    posted_at: datetime
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    more: bool
