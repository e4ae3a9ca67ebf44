"""PDF files and photos: what is kept of them, and their pages, each read by the bounded child."""

from collections.abc import AsyncIterator

from msgspec import Struct

from backend.documents.arriving import is_pdf, is_photo
from backend.interop.bounded import TooHeavy, read_in_child
from backend.interop.pieces import Page

PDF, WEBP = "application/pdf", "image/webp"
TOGETHER = 8
"""Pages drawn by one child: what it may use is enough for these."""


class Sheet(Struct, frozen=True):
    """`body` is what came (of a photo, its pixels alone); `neutral` the same disarmed, when it had to be.

    `texts` has one entry a page. Of a photo, `pages` is made at once; a PDF is drawn by `pages_of`.
    """

    media_type: str
    body: bytes
    texts: tuple[str, ...]
    neutral: bytes | None = None
    pages: tuple[Page, ...] = ()


async def read_sheet(body: bytes) -> Sheet | None:
    """None when it is neither. Raises Unreadable with the reasons of `read_pdf` and `read_photo`."""
    if is_pdf(body):
        read = await read_in_child("pdf", body)
        return Sheet(PDF, body, read.texts, read.neutral if read.taken_out else None)
    if is_photo(body):
        photo = await read_in_child("photo", body)
        return Sheet(WEBP, photo.clean, ("",), None, (Page(photo.light, photo.width, photo.height, ""),))
    return None


async def pages_of(sheet: Sheet) -> AsyncIterator[Page]:
    """Each page as a light picture and its words, in order. Raises TooHeavy for a page that is by itself."""
    for page in sheet.pages:
        yield page
    drawn = () if sheet.pages else range(0, len(sheet.texts), TOGETHER)
    for first in drawn:
        for page in await _some(sheet.neutral or sheet.body, first, min(TOGETHER, len(sheet.texts) - first)):
            yield page


async def _some(body: bytes, first: int, count: int) -> list[Page]:
    try:
        return list(await read_in_child("pages", body, first, count))
    except TooHeavy:
        if count == 1:
            raise
        return [page for number in range(first, first + count) for page in await _some(body, number, 1)]
