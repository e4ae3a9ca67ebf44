"""What the page « Me prévenir » shows."""

from msgspec import Struct


class Telling(Struct, frozen=True, kw_only=True):
    """`here`: this browser is told, by our present key. `voice`: our key for its maker; empty, nobody can be told."""

    here: bool
    voice: str
