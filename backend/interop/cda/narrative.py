"""The story a section tells, from CDA narrative to plain accessible HTML.

Every word is kept. What we do not know is shown as text; colours, italics, scripts and addresses
are not. A line of text becomes a paragraph only where blocks stand beside it.
"""

from lxml import etree
from markupsafe import Markup, escape

from backend.interop.cda import asides, tables
from backend.interop.cda.markup import join, tag
from backend.interop.cda.page import Page, trimmed
from backend.interop.cda.tree import attribute, fold, name, raw, text

#: Below this, only the words are kept: no honest document nests so far.
DEEPEST = 40
STRONG = {"bold", "emphasis", "strong"}


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
        line = trimmed(self.line)
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
            return trimmed(self.line)
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
            asides.add_list(self, element, depth)
        elif kind in ("paragraph", "caption"):
            self.end_line()
            self.wrapped(element, ["strong"] if kind == "caption" else [], depth)
            self.end_line()
        elif kind == "br":
            self.line.append(tag("br"))
            self.add(element, depth)
        elif kind in ("footnote", "footnoteRef"):
            asides.add_note(self, element, depth)
        else:
            self.visit_inline(element, kind, depth)

    def visit_inline(self, element: etree._Element, kind: str, depth: int) -> None:
        if kind == "renderMultiMedia":
            asides.add_media(self, element)
        elif kind == "linkHtml" and not text(element):
            self.write(attribute(element, "href"))
        self.wrapped(element, _wrappers(kind, element), depth)

    def wrapped(self, element: etree._Element, wrappers: list[str], depth: int) -> None:
        added = [w for w in wrappers if w not in self.wrappers]
        self.wrappers += added
        self.add(element, depth)
        if added:
            del self.wrappers[-len(added) :]


def _wrappers(kind: str, element: etree._Element) -> list[str]:
    if kind in ("sub", "sup"):
        return [kind]
    styles = (attribute(element, "styleCode") or "").casefold().split()
    return ["strong"] if kind == "content" and STRONG.intersection(styles) else []


def narrative(element: etree._Element, page: Page, subject: str) -> Markup:
    """The HTML of one ``section/text``; ``subject`` names its tables."""
    flow = Flow(page, subject)
    flow.add(element)
    flow.end_line()
    if page.pending:
        flow.blocks.append(tag("ol", *page.pending, class_="notes"))
        page.pending.clear()
    return join(flow.blocks)
