"""What the pages about words show."""

from msgspec import Struct

from backend.kit.forms import Filled


class Drawing(Struct, frozen=True):
    """A symbol of a sprite."""

    sprite: str
    name: str


class Card(Struct, frozen=True, kw_only=True):
    """One word. `source` is empty for a word of every day; `back_url` where it was read, if it was."""

    word: str
    lines: tuple[str, ...]
    example: str
    drawing: Drawing
    source: str
    proofread: bool
    back_url: str
    letter_url: str


class Entry(Struct, frozen=True):
    url: str
    word: str


class Words(Struct, frozen=True, kw_only=True):
    """The words of a letter, or what a search found: then `looked`, and `letter` is empty."""

    letters: tuple[str, ...]
    letter: str
    rows: tuple[Entry, ...]
    form: Filled
    looked: bool = False
