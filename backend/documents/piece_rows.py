"""What `pieces` returns: rows of PostgreSQL, still sealed where the words are."""

from datetime import date
from uuid import UUID

import msgspec


class PageRow(msgspec.Struct):
    """A page: its words are sealed in `text` (`document_page`, `text`); its picture is asked by its number."""

    id: UUID
    establishment_id: UUID
    number: int
    width: int
    height: int
    text: bytes


class BesideRow(msgspec.Struct):
    """A file that came beside a paper, to be taken away by its position."""

    position: int
    media_type: str
    size: int


class FileRow(msgspec.Struct):
    """A sealed file of a paper, with the paper's day and sealed title, and the key that opens all of it."""

    id: UUID
    establishment_id: UUID
    written_on: date
    title: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    file_id: UUID
    store_key: str
    file_key: bytes
    size: int
    sha256: bytes
    media_type: str


class VersionRow(msgspec.Struct):
    """One version: `state` is current, replaced or cancelled."""

    id: UUID
    version: int
    state: str
    written_on: date
