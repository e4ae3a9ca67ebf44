"""The keyed words of a message, written with it: stems behind the search key of its dossier, and nothing else."""

from uuid import UUID

import msgspec

from backend.kit.keyring import KeyRing
from backend.kit.lexemes import lexemes, tokens
from backend.people.keys import Opened, Wrapped, about, opened


class Wrappings(msgspec.Struct):
    """The two keys of a dossier that a message needs, as the database keeps them."""

    id: UUID
    kek_id: str
    wrapped: bytes
    wrapped_search: bytes


class Keys(msgspec.Struct, frozen=True):
    """One seals what is said, the other hides its words."""

    content: Opened
    search: bytes

    @classmethod
    def of(cls, ring: KeyRing, kept: Wrappings) -> "Keys":
        search = ring.unwrap(kept.kek_id, kept.wrapped_search, about(kept.id, "search"))
        return cls(opened(ring, Wrapped(kept.id, kept.kek_id, kept.wrapped)), search)

    def hidden(self, words: str) -> list[bytes]:
        """In the order of the index: two messages sent at once never wait for each other's words."""
        return sorted(tokens(self.search, lexemes(words)))
