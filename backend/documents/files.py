"""The files behind a paper: sealed and put in the store before their rows are written."""

from collections.abc import AsyncIterator

import msgspec

from backend.documents.contents import CDA, Content
from backend.documents.sheets import PDF, Sheet, pages_of
from backend.documents.vault import Stored, Vault

PAGE = "application/vnd.a-portee.reading+json"
PICTURE = "image/webp"


class Shown(msgspec.Struct, frozen=True):
    """What is kept for the screen: safe HTML, made once at intake."""

    header_html: str
    html: str


class File(msgspec.Struct, frozen=True):
    """One file put in the store, its key still unwrapped; `DocumentFile` says what each kind is.

    `position` is the number of a page from 1; for the others, 0 is the paper and 1, 2… came beside it.
    """

    kind: str
    position: int
    media_type: str
    stored: Stored
    key: bytes


class Drawn(msgspec.Struct, frozen=True):
    """A page that was drawn: its picture is the file of the same number."""

    number: int
    width: int
    height: int
    text: str


class Kept(msgspec.Struct, frozen=True):
    files: tuple[File, ...]
    pages: tuple[Drawn, ...] = ()


async def put_files(vault: Vault, content: Content) -> Kept:
    """Everything of a paper, in the store and without a row yet. Raises TooHeavy, as `pages_of`."""
    files = [await _put(vault, *part) for part in _parts(content)]
    pages: list[Drawn] = []
    for sheet in content.sheets:
        async for file, page in _pages(vault, sheet, len(pages) + 1):
            files.append(file)
            pages.append(page)
    return Kept(tuple(files), tuple(pages))


def _parts(content: Content) -> list[tuple[str, int, str, bytes]]:
    shown = msgspec.json.encode(Shown(content.header_html, content.html))
    parts = [("reading", 0, PAGE, shown)]
    if content.original:
        parts.append(("original", 0, content.original.media_type, content.original.body))
    if content.enclosed:
        parts.append(("source", 0, CDA, content.source))
    first = 0 if content.is_sheet else 1
    for place, sheet in enumerate(content.sheets, first):
        parts += [("annex", place, sheet.media_type, sheet.body)] if place else []
        parts += [("neutral", place, PDF, sheet.neutral)] if sheet.neutral else []
    last = first + len(content.sheets)
    parts += [("annex", place, one.media_type, one.body) for place, one in enumerate(content.others, max(last, 1))]
    return parts


async def _pages(vault: Vault, sheet: Sheet, first: int) -> AsyncIterator[tuple[File, Drawn]]:
    number = first
    async for page in pages_of(sheet):
        yield (
            await _put(vault, "page", number, PICTURE, page.picture),
            Drawn(number, page.width, page.height, page.text),
        )
        number += 1


async def _put(vault: Vault, kind: str, position: int, media_type: str, words: bytes) -> File:
    return File(kind, position, media_type, *await vault.put(words))
