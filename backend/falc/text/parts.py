"""The parts of a text. Each knows its place: offsets of characters, the end left out."""

from typing import Literal

import msgspec

Kind = Literal["word", "elided", "clitic", "number", "sign", "url", "email", "blank", "mark", "code", "space"]
LineKind = Literal["text", "title", "item", "dialogue", "quote", "table", "rule", "code", "empty"]

COUNTED = frozenset({"word", "number", "blank", "url", "email"})  # « l’école » is one word, « voulez-vous » too
OPAQUE = frozenset({"url", "email", "blank", "code"})  # what is written for machines is not read as French
SILENT = frozenset({"space", "mark"})


class Token(msgspec.Struct, gc=False):
    """`norm` is how words are compared: small letters, straight apostrophe, plain hyphen, composed accents."""

    start: int
    end: int
    kind: Kind
    norm: str
    sentence: int = -1


class Line(msgspec.Struct, gc=False):
    """`body` is where its words begin, after a bullet or the signs of a title. `level` is that of a title."""

    start: int
    end: int
    kind: LineKind
    body: int
    level: int = 0
    block: int = -1


class Block(msgspec.Struct, gc=False):
    """What blank lines, titles and programs' text separate."""

    start: int
    end: int
    first: int
    last: int


class Sentence(msgspec.Struct, gc=False):
    """`start:end` covers the text, `left:right` what is read of it; `first:last` are its tokens in `solid`."""

    start: int
    end: int
    left: int
    right: int
    first: int
    last: int
    line: int
    words: int
