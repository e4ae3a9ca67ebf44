"""What a rule finds: an exact place, words to write instead, and whether the machine may write them."""

from typing import Literal

import msgspec

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Edit(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str


class Found(msgspec.Struct, frozen=True):
    """`edits`: what the machine may do without asking; nothing, most often. `severity`: when it is not the rule's."""

    start: int
    end: int
    replacements: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None
    about: str = ""


class Finding(msgspec.Struct, frozen=True):
    """A Found, told to whoever asked."""

    rule: str
    severity: Severity
    start: int
    end: int
    line: int
    column: int
    text: str
    message: str
    replacements: tuple[str, ...]
    fixable: bool


def replaced(start: int, end: int, text: str, *others: str) -> Found:
    """These characters may be replaced by the machine."""
    return Found(start, end, (text, *others), (Edit(start, end, text),))
