"""One sheet of PDF/UA-1 from words alone: a title, facts, and perhaps a code that leads to a public check."""

import asyncio
from datetime import datetime
from pathlib import Path

import msgspec
import typst

from backend.paths import PWA

SHEET = PWA / "receipts" / "receipt.typ"
FONTS = PWA / "fonts"


class Fact(msgspec.Struct, frozen=True):
    """A heading of the sheet, and its lines."""

    name: str
    lines: tuple[str, ...]


class Check(msgspec.Struct, frozen=True):
    """Where anybody sees whether this sheet is one: the address, in letters and as a picture (SVG)."""

    name: str
    words: str
    url: str
    code: str
    alt: str


class Told(msgspec.Struct, frozen=True):
    """All the words of the sheet."""

    lang: str
    author: str
    title: str
    reference: str
    facts: tuple[Fact, ...]
    check: Check | None = None


def printed(sheet: Told, at: datetime) -> bytes:
    """The PDF: the same words at the same hour are the same bytes. Tens of milliseconds: never inside a transaction."""
    return _printed(SHEET, msgspec.json.encode(sheet).decode(), at)


def _printed(template: Path, told: str, at: datetime) -> bytes:
    return typst.compile(
        template,
        format="pdf",
        sys_inputs={"told": told},
        font_paths=[FONTS],
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=int(at.timestamp()),
    )


async def print_away(sheet: Told, at: datetime) -> bytes:
    """`printed`, in a thread: other requests go on meanwhile."""
    return await asyncio.to_thread(printed, sheet, at)


async def print_words_away(template: Path, told: str, at: datetime) -> bytes:
    """Another sheet, whose template reads the JSON `told`; in a thread too."""
    return await asyncio.to_thread(_printed, template, told, at)
