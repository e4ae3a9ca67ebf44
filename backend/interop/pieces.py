"""What comes back from the child that reads PDF and photos. Whoever waits for it loads none of what reads them."""

from msgspec import Struct


class Page(Struct, frozen=True):
    """`picture` is WebP, light enough for a slow phone; `text` has one line per line of the page."""

    picture: bytes
    width: int
    height: int
    text: str


class PdfReading(Struct, frozen=True):
    """`texts` has one entry per page, empty when the page is only a picture; `taken_out` are codes."""

    neutral: bytes
    texts: tuple[str, ...]
    words: tuple[str, ...]
    taken_out: tuple[str, ...] = ()


class Photo(Struct, frozen=True):
    """`clean` is WebP: pixels only, no metadata at all; `light` is the same, small enough for a slow phone."""

    clean: bytes
    light: bytes
    width: int
    height: int
