"""What crosses the wire, and the rows that reads return (words still sealed)."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Words = Annotated[str, msgspec.Meta(max_length=5000)]


class Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What someone wrote in a thread. On paper forms the fields have French names."""

    words: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)] = msgspec.field(name="mots")
    key: UUID


class Beginning(msgspec.Struct, frozen=True):
    """What someone chose and wrote to begin a thread: a picture button, words, a paper; to whom alone, if to one."""

    opening: Literal["understand", "pain", "see", "thanks", "other"] = msgspec.field(name="quoi")
    key: UUID
    words: Words = msgspec.field(name="mots", default="")
    paper: UUID | None = msgspec.field(name="papier", default=None)
    only: UUID | None = msgspec.field(name="seulement", default=None)


class Keeping(msgspec.Struct, frozen=True):
    """What is not sent yet: nothing of it is required. `key` is that of the form."""

    key: UUID
    words: Words = msgspec.field(name="mots", default="")
    opening: Annotated[str, msgspec.Meta(max_length=20)] = msgspec.field(name="quoi", default="")
    paper: UUID | None = msgspec.field(name="papier", default=None)
    only: UUID | None = msgspec.field(name="seulement", default=None)


class Posted(msgspec.Struct):
    claimed: bool
    number: int | None
    told: int


class ThreadRow(msgspec.Struct):
    """A thread in a list, with its last message."""

    id: UUID
    establishment_id: UUID
    dossier_id: UUID
    house: str
    team: str
    opening: str
    document_id: UUID | None
    last_number: int
    last_at: datetime
    last_capacity: str | None
    read_up_to: int
    given_name: str
    family_name: str
    only: str | None
    """Of a confidential one: to whom alone she writes."""


class OwnThread(msgspec.Struct):
    """A thread as the person sees it; `calendar` is its team's, as JSON.

    Of a confidential one, `only` is to whom alone she writes, with her role, and whether she still answers there.
    `others`: a parent reads it and writes elsewhere.
    """

    id: UUID
    house: str
    team: str
    hours: str | None
    calendar: str
    opening: str
    document_id: UUID | None
    read_up_to: int
    only: str | None
    only_role: str | None
    answered: bool
    writes: bool
    others: bool


class MessageRow(msgspec.Struct):
    """A message, who wrote it as its readers know her, and when it was first read by somebody else.

    `former`: written by an aidant who helps no more.
    """

    id: UUID
    establishment_id: UUID
    number: int
    mine: bool
    capacity: str
    author: str | None
    role: str | None
    former: bool
    body: bytes
    posted_at: datetime
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    reader: str | None
    read_at: datetime | None
    whose: str
    """The given name of the person whose thread it is: an aidant writes for her."""
    photo_id: UUID | None
    photo_state: str | None
    photo_reason: str | None
    width: int | None
    height: int | None


class Fresh(msgspec.Struct):
    number: int
