"""What a table or a note needs from the text it stands in, and the small readings of its cells."""

from typing import Protocol, Self

from lxml import etree
from markupsafe import Markup

from backend.interop.cda.page import Page
from backend.interop.cda.tree import attribute

WIDEST = 100

Part = tuple[str, list[list[etree._Element]]]


class Story(Protocol):
    """The flow of text it stands in."""

    page: Page
    subject: str
    line: list[Markup]

    def write(self, words: str | None) -> None: ...
    def block(self, markup: Markup) -> None: ...
    def end_line(self) -> None: ...
    def add(self, element: etree._Element, depth: int = 0) -> None: ...
    def visit(self, element: etree._Element, depth: int) -> None: ...
    def inline_or_blocks(self) -> Markup: ...
    def beside(self) -> Self: ...
    def table_number(self) -> int: ...


def inside(story: Story, cell: etree._Element, depth: int) -> Markup:
    flow = story.beside()
    flow.add(cell, depth + 1)
    return flow.inline_or_blocks()


def span(cell: etree._Element, key: str) -> str | None:
    """A colspan or rowspan worth writing: 2 to 100."""
    value = attribute(cell, key) or ""
    sane = value.isascii() and value.isdigit() and len(value) < 4 and 1 < int(value) <= WIDEST
    return str(int(value)) if sane else None


def spans(cell: etree._Element) -> bool:
    return bool(span(cell, "colspan") or span(cell, "rowspan"))
