"""The story a section tells, from CDA narrative to plain accessible HTML.

Every word is kept. What we do not know is shown as text; colours, italics, scripts and addresses
are not. A line of text becomes a paragraph only where blocks stand beside it.
"""

from collections.abc import Iterator
from itertools import count

from lxml import etree
from markupsafe import Markup, escape
from msgspec import Struct, field

from backend.interop.cda import tables
from backend.interop.cda.markup import join, tag
from backend.interop.cda.media import Media
from backend.interop.cda.tree import attribute, fold, name, raw, text
from backend.interop.cda.when import NBSP

#: Below this, only the words are kept: no honest document nests so far.
DEEPEST = 40
STRONG = {"bold", "emphasis", "strong"}


class Page(Struct):
    """What one document shares between its sections: media, footnotes, doubts."""

    media: dict[str, Media] = field(default_factory=dict)
    known_notes: set[str | None] = field(default_factory=set)
    notes: dict[str, int] = field(default_factory=dict)
    written: set[int] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    pending: list[Markup] = field(default_factory=list)
    shown_media: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    def note_number(self, key: str | None, is_note: bool) -> int:
        """One number for a note and its references; a second note of the same name has its own."""
        number = self.notes.get(key or "") or next(self.numbers)
        if is_note and number in self.written:
            number = next(self.numbers)
        if key:
            self.notes[key] = number
        if is_note:
            self.written.add(number)
        return number


class Flow:
    """A run of text and blocks, written in reading order."""

    def __init__(self, page: Page, subject: str) -> None:
        self.page, self.subject = page, subject
        self.blocks: list[Markup] = []
        self.line: list[Markup] = []
        self.wrappers: list[str] = []

    def write(self, words: str | None) -> None:
        said: Markup = escape(fold(words))
        if said.strip():
            for wrapper in reversed(self.wrappers):
                said = tag(wrapper, said)
        if said:
            self.line.append(said)

    def block(self, markup: Markup) -> None:
        self.end_line()
        self.blocks.append(markup)

    def end_line(self) -> None:
        line = _trimmed(self.line)
        if line:
            self.blocks.append(tag("p", line))
        self.line = []

    def beside(self) -> "Flow":
        """A flow of the same page, for the inside of a cell, an item or a note."""
        return Flow(self.page, self.subject)

    def table_number(self) -> int:
        return next(self.page.tables)

    def inline_or_blocks(self) -> Markup:
        """A cell or an item with a single line needs no paragraph around it."""
        if not self.blocks:
            return _trimmed(self.line)
        self.end_line()
        return join(self.blocks)

    def add(self, element: etree._Element, depth: int = 0) -> None:
        """The content of an element, not the element itself."""
        self.write(element.text)
        for inner in element:
            self.visit(inner, depth + 1)
            self.write(inner.tail)

    def visit(self, element: etree._Element, depth: int) -> None:
        kind = name(element)
        if depth > DEEPEST:
            self.write(raw(element))
        elif kind == "table":
            tables.add_table(self, element, depth)
        elif kind == "list":
            _add_list(self, element, depth)
        elif kind in ("paragraph", "caption"):
            self.end_line()
            self.wrapped(element, ["strong"] if kind == "caption" else [], depth)
            self.end_line()
        elif kind == "br":
            self.line.append(tag("br"))
            self.add(element, depth)
        elif kind in ("footnote", "footnoteRef"):
            _add_note(self, element, depth)
        else:
            self.visit_inline(element, kind, depth)

    def visit_inline(self, element: etree._Element, kind: str, depth: int) -> None:
        if kind == "renderMultiMedia":
            _add_media(self, element)
        elif kind == "linkHtml" and not text(element):
            self.write(attribute(element, "href"))
        self.wrapped(element, _wrappers(kind, element), depth)

    def wrapped(self, element: etree._Element, wrappers: list[str], depth: int) -> None:
        added = [w for w in wrappers if w not in self.wrappers]
        self.wrappers += added
        self.add(element, depth)
        if added:
            del self.wrappers[-len(added) :]


def _trimmed(line: list[Markup]) -> Markup:
    """Without the blanks and line breaks at both ends."""
    blank = (" ", "", "<br>")
    start, end = 0, len(line)
    while start < end and line[start] in blank:
        start += 1
    while end > start and line[end - 1] in blank:
        end -= 1
    return join(line[start:end]).strip(" ")


def _wrappers(kind: str, element: etree._Element) -> list[str]:
    if kind in ("sub", "sup"):
        return [kind]
    styles = (attribute(element, "styleCode") or "").casefold().split()
    return ["strong"] if kind == "content" and STRONG.intersection(styles) else []


def _add_list(flow: Flow, element: etree._Element, depth: int) -> None:
    """Captions and stray words stand before the list: nothing is lost, the list stays a list."""
    flow.end_line()
    flow.write(element.text)
    items = []
    for inner in element:
        if name(inner) == "item":
            item = flow.beside()
            item.add(inner, depth + 1)
            items.append(tag("li", item.inline_or_blocks()))
        else:
            flow.visit(inner, depth + 1)
        flow.write(inner.tail)
    flow.end_line()
    if items:
        flow.block(tag("ol" if element.get("listType") == "ordered" else "ul", *items))


def _add_note(flow: Flow, element: etree._Element, depth: int) -> None:
    """A footnote leaves its number in the line and its words at the end of the section."""
    is_note = name(element) == "footnote"
    key = attribute(element, "ID" if is_note else "IDREF")
    if not is_note and key not in flow.page.known_notes:
        flow.add(element, depth)
        return
    number = flow.page.note_number(key, is_note)
    link = tag("a", f"(note {number})", class_="note", href=f"#cda-note-{number}")
    flow.line += [Markup(" "), link]
    if not is_note:
        flow.add(element, depth)
        return
    note = flow.beside()
    note.add(element, depth)
    words = note.inline_or_blocks()
    flow.page.pending.append(tag("li", f"Note {number}{NBSP}: ", words, id=f"cda-note-{number}"))


def _add_media(flow: Flow, element: etree._Element) -> None:
    for key in (attribute(element, "referencedObject") or "").split():
        media = flow.page.media.get(key)
        if media is None:
            flow.page.warnings.append("media-missing")
            continue
        flow.page.shown_media.add(key)
        if flow.line and not flow.line[-1].endswith(" "):
            flow.line.append(Markup(" "))
        flow.line.append(media.markup())


def narrative(element: etree._Element, page: Page, subject: str) -> Markup:
    """The HTML of one ``section/text``; ``subject`` names its tables."""
    flow = Flow(page, subject)
    flow.add(element)
    flow.end_line()
    if page.pending:
        flow.blocks.append(tag("ol", *page.pending, class_="notes"))
        page.pending.clear()
    return join(flow.blocks)
