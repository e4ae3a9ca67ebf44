"""Each page as a light picture, and its words: a phone shows the one, a voice reads the other."""

import io
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from PIL import Image

from backend.interop.errors import Unreadable
from backend.interop.pieces import Page

MOST_PAGES = 300
WIDTH, TALLEST = 1000, 3000
LARGEST_PICTURE = 60_000
"""Bytes: a page must arrive on a slow phone (the screen's budget)."""
QUALITIES = (70, 50, 35, 20)
SMALLER = 0.75


@contextmanager
def or_damaged() -> Iterator[None]:
    """What PDFium cannot load is damaged, wherever it finds out: a file may open and one of its pages not."""
    try:
        yield
    except pdfium.PdfiumError:
        raise Unreadable("pdf-damaged") from None


def open_pdf(body: bytes) -> pdfium.PdfDocument:
    """Raises Unreadable: pdf-damaged, pdf-empty, pdf-too-long."""
    with or_damaged():
        pdf = pdfium.PdfDocument(body)
    if not len(pdf):
        raise Unreadable("pdf-empty")
    if len(pdf) > MOST_PAGES:
        raise Unreadable("pdf-too-long")
    return pdf


def text_of(page: pdfium.PdfPage) -> str:
    lines = page.get_textpage().get_text_range(errors="replace").replace("\x00", "").splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def picture_of(page: pdfium.PdfPage) -> tuple[bytes, int, int]:
    """WebP bytes, width and height of a page."""
    return light(lambda scale: page.render(scale=scale, draw_annots=True).to_pil().convert("RGB"), page.get_size())


def light(
    draw: Callable[[float], Image.Image], size: tuple[float, float], largest: float = math.inf
) -> tuple[bytes, int, int]:
    """WebP bytes, width and height: less quality first, then fewer pixels, until it is light enough.

    `largest` is the scale beyond which drawing shows no more.
    """
    width, height = size
    scale = min(WIDTH / max(width, 1), TALLEST / max(height, 1), largest)
    while True:
        drawn = draw(scale)
        for quality in QUALITIES:
            webp = _webp(drawn, quality)
            if len(webp) <= LARGEST_PICTURE:
                return webp, drawn.width, drawn.height
        scale *= SMALLER


def _webp(drawn: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    drawn.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()


def read_page(pdf: pdfium.PdfDocument, number: int) -> Page:
    page = pdf[number]
    try:
        picture, width, height = picture_of(page)
        return Page(picture, width, height, text_of(page))
    finally:
        page.close()
