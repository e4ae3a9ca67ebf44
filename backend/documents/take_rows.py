"""A paper that is taken away with others: its words, its reading and its files, still sealed."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from backend.documents.schemas import PaperHead
from backend.documents.vault import Stored


class TakenRow(PaperHead):
    """Its reading is what the page showed."""

    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    reading_id: UUID
    reading_store_key: str
    reading_key: bytes
    reading_size: int
    reading_sha256: bytes

    @property
    def reading_stored(self) -> Stored:
        return Stored(self.reading_store_key, self.reading_size, self.reading_sha256)


class TakenFile(msgspec.Struct):
    """What came, at `position` 0; 1, 2… came beside it."""

    document_id: UUID
    position: int
    id: UUID
    store_key: str
    key: bytes
    size: int
    sha256: bytes
    media_type: str

    @property
    def stored(self) -> Stored:
        return Stored(self.store_key, self.size, self.sha256)


class Away(msgspec.Struct, frozen=True):
    """A paper and all its files, in their order."""

    row: TakenRow
    files: Sequence[TakenFile]
