"""What the staff's forms say, and the rows that its pages read."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec


class Taking(msgspec.Struct, frozen=True):
    """`instead` is the membership that was seen to have the thread, if any did."""

    key: UUID
    instead: UUID | None = msgspec.field(name="tenu", default=None)


class Giving(msgspec.Struct, frozen=True):
    """Back to whoever takes it."""

    key: UUID


class Handing(msgspec.Struct, frozen=True):
    """`to` is a membership."""

    key: UUID
    to: UUID = msgspec.field(name="a")
    instead: UUID | None = msgspec.field(name="tenu", default=None)


class Noting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for one's colleagues."""

    words: Annotated[str, msgspec.Meta(min_length=1, max_length=5000)] = msgspec.field(name="note")
    key: UUID


class Noted(msgspec.Struct):
    claimed: bool
    written: bool


class NoteRow(msgspec.Struct):
    """A note, still sealed, and who wrote it."""

    id: UUID
    establishment_id: UUID
    author: str | None
    role: str | None
    body: bytes
    written_at: datetime
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


class Holder(msgspec.Struct):
    name: str | None


class DeskRow(msgspec.Struct):
    """A thread in one of the four lists of a team: who has it, and who answered last."""

    id: UUID
    list: str
    team: str
    opening: str
    last_at: datetime
    waits_since: datetime | None
    due_at: datetime | None
    holder: str | None
    mine: bool
    answered_by: str | None
    given_name: str
    family_name: str
    confidential: bool


class CareThread(msgspec.Struct):
    """A thread as its team sees it; `colleagues` are the memberships to whom it may be handed, with their names."""

    id: UUID
    team: str
    opening: str
    document_id: UUID | None
    read_up_to: int
    given_name: str
    family_name: str
    waits_since: datetime | None
    due_at: datetime | None
    holder_id: UUID | None
    holder: str | None
    mine: bool
    confidential: bool
    colleagues: list[UUID]
    names: list[str]
    of_minor: UUID | None = None  # the dossier, when he may oppose
