"""What is sent at the desk, and the rows of papers that prove something, still sealed."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec


class Adding(msgspec.Struct, frozen=True):
    """Beside its file, a form says nothing but its key."""

    key: UUID


class Mistaken(msgspec.Struct, frozen=True):
    """Why the paper is not the right one."""

    key: UUID
    why: Literal["other", "unreadable", "somebody"] = msgspec.field(name="raison")


class About(msgspec.Struct):
    """What is proved, of whom, and the last paper that came, if one did.

    `what`: measure, mandate. `waits`: a second person has not agreed yet. `mine`, `brought`: the reader entered the
    one, added the other. `holds`: it is what she may herself. `agrees`: what the person said of it. `wrong`: why the
    last paper is not the right one, if somebody said so; `said`: the reader did. `reason`: why the last file was
    refused, if it was.
    """

    what: str
    kind: str
    scope: str
    holder: str | None
    name: str
    dossier_id: UUID
    mine: bool
    holds: bool
    waits: bool
    agrees: bool | None
    wrong: str | None
    said: bool
    evidence: UUID | None
    state: str | None
    reason: str | None
    received_at: datetime | None
    brought: bool | None
    media_type: str | None
    size: int | None
    key_id: UUID
    kek_id: str
    wrapped: bytes


class Hers(msgspec.Struct):
    """A paper that was kept, for the person herself, and the key that opens its pages."""

    id: UUID
    measure: UUID | None
    received_at: datetime
    zone: str
    key_id: UUID
    kek_id: str
    wrapped: bytes


class File(msgspec.Struct):
    """The whole paper, or the picture of a page; and the key that opens its row."""

    id: UUID
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
    media_type: str
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
