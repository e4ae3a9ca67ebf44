"""What is read and typed about what is kept from who acts for a person."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Mention = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class Kept(msgspec.Struct):
    """One act. Kept from `whom`, or from whoever acts for the person; `name` when she still does.

    No `document_id`: a thread.
    """

    act: UUID
    kind: str
    whom: UUID | None
    name: str | None
    at: datetime
    zone: str
    dossier_id: UUID
    establishment_id: UUID
    document_id: UUID | None
    thread_id: UUID | None
    title: bytes | None
    id: UUID | None
    key_id: UUID | None
    kek_id: str | None
    wrapped_key: bytes | None
    mention: bytes | None
    mention_key: UUID | None
    mention_kek: str | None
    mention_wrapped: bytes | None


class Named(msgspec.Struct):
    name: str


class Ground(msgspec.Struct):
    """What an opposition is about, for who may write one: the sealed title of a paper, or none of a thread."""

    dossier_id: UUID
    establishment_id: UUID
    minor: bool
    title: bytes | None = None
    id: UUID | None = None
    key_id: UUID | None = None
    kek_id: str | None = None
    wrapped_key: bytes | None = None


class Opposing(msgspec.Struct):
    """What a professional writes of a minor's opposition."""

    whom: Annotated[str, msgspec.Meta(max_length=36)] = msgspec.field(name="qui")
    convinced: Literal["on"] = msgspec.field(name="convaincre")
    mention: Mention = msgspec.field(name="mention")


class Lifting(msgspec.Struct):
    """The minor asked for it himself."""

    asked: Literal["on"] = msgspec.field(name="lui-meme")
