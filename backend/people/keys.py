"""The keys of a dossier and of a house: unwrapped for one request, never kept."""

from uuid import UUID

import msgspec

from backend.kit.keyring import KeyRing
from backend.kit.sealing import Place, new_key, seal, unseal


class Wrapped(msgspec.Struct, frozen=True):
    """A key as the database keeps it."""

    id: UUID
    kek_id: str
    wrapped: bytes


class Opened(msgspec.Struct, frozen=True):
    """A key in the hand: seals and opens the columns of one owner (a dossier or a house)."""

    id: UUID
    secret: bytes

    def __repr__(self) -> str:
        return f"Opened(id={self.id})"

    def seal(self, words: str, tenant: UUID, table: str, row: UUID, column: str) -> bytes:
        return seal(self.secret, words.encode(), Place(tenant, table, row, column, self.id))

    def unseal(self, sealed: bytes, tenant: UUID, table: str, row: UUID, column: str) -> str:
        return unseal(self.secret, sealed, Place(tenant, table, row, column, self.id)).decode()

    def wrap(self, file_key: bytes, row: UUID) -> bytes:
        """A file's own key, bound to the row that keeps it."""
        return seal(self.secret, file_key, Place(self.id, "file", row, "wrapped", self.id))

    def unwrap(self, wrapped: bytes, row: UUID) -> bytes:
        return unseal(self.secret, wrapped, Place(self.id, "file", row, "wrapped", self.id))


def about(owner: UUID, use: str) -> bytes:
    return f"{use}|{owner}".encode()


def make(ring: KeyRing, owner: UUID, use: str) -> tuple[str, bytes]:
    """A new key for `owner` (the id of the row that keeps it): the ring's id, and the wrapped bytes."""
    return ring.wrap(new_key(), about(owner, use))


def opened(ring: KeyRing, kept: Wrapped, use: str = "content") -> Opened:
    return Opened(kept.id, ring.unwrap(kept.kek_id, kept.wrapped, about(kept.id, use)))
