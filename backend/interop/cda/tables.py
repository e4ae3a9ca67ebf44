"""Tables of a narrative, each in the shape that says it best on a narrow screen.

One cell was only a frame: its content is shown. One column without header is a list. Two columns
without header, or one row under its headers, are names and values. The rest is a true table.
"""

from collections.abc import Iterator

from lxml import etree
from markupsafe import Markup

from backend.interop.cda.grid import PARTS, grid
from backend.interop.cda.markup import tag
from backend.interop.cda.story import Part, Story, inside, span, spans
from backend.interop.cda.tree import children, name, text

CELLS = ("th", "td")
NOTHING = "Rien d’écrit"

Row = list[etree._Element]


def add_table(story: Story, element: etree._Element, depth: int) -> None:
    story.end_line()
    parts, caption = _parts(story, element, depth)
    story.end_line()
    rows = [row for _, part in parts for row in part if row]
    if not rows:
        _add_caption(story, caption, depth)
        return
    _narrow(rows)
    pairs = _pairs(parts, rows)
    plain = all(kind == "tbody" for kind, _ in parts) and _without_headers(rows)
    single = [len(row) for row in rows] == [1]
    if not (pairs or single or (plain and all(len(row) == 1 for row in rows))):
        story.block(grid(story, parts, caption, depth))
        return
    _add_caption(story, caption, depth)
    if pairs:
        story.block(_facts(story, pairs, depth))
    elif single:
        story.add(rows[0][0], depth + 1)
        story.end_line()
    else:
        story.block(tag("ul", *(tag("li", inside(story, row[0], depth)) for row in rows)))


def _parts(story: Story, element: etree._Element, depth: int) -> tuple[list[Part], etree._Element | None]:
    """The groups of rows and the caption; whatever else is there is told before the table."""
    parts: list[Part] = []
    caption = next(children(element, "caption"), None)
    story.write(element.text)
    for inner in element:
        if name(inner) in PARTS:
            story.write(inner.text)
            rows = [_cells(story, row, depth) for row in _rows(story, inner, depth)]
            parts.append((name(inner), rows))
        elif name(inner) == "tr":
            parts.append(("tbody", [_cells(story, inner, depth)]))
        elif inner is not caption:
            story.visit(inner, depth + 1)
        story.write(inner.tail)
    return parts, caption


def _rows(story: Story, part: etree._Element, depth: int) -> Iterator[etree._Element]:
    for row in part:
        if name(row) == "tr":
            yield row
        else:
            story.visit(row, depth + 1)
        story.write(row.tail)


def _cells(story: Story, row: etree._Element, depth: int) -> list[etree._Element]:
    cells = []
    story.write(row.text)
    for cell in row:
        if name(cell) in CELLS:
            cells.append(cell)
        else:
            story.visit(cell, depth + 1)
        story.write(cell.tail)
    return cells


def _narrow(rows: list[Row]) -> None:
    """A lone cell that claims more columns than any row has spans none that exist."""
    widths = [sum(int(span(cell, "colspan") or 1) for cell in row) for row in rows if len(row) > 1]
    for row in rows:
        claimed = int(span(row[0], "colspan") or 1)
        if len(row) == 1 and claimed > max(widths, default=1):
            row[0].set("colspan", str(max(widths, default=1)))


def _add_caption(story: Story, caption: etree._Element | None, depth: int) -> None:
    if caption is not None:
        story.visit(caption, depth + 1)


def _without_headers(rows: list[Row]) -> bool:
    return all(name(cell) == "td" and not spans(cell) for row in rows for cell in row)


def _pairs(parts: list[Part], rows: list[Row]) -> list[Row]:
    """Names with their values, when the table is nothing else."""
    kinds = [kind for kind, part in parts for row in part if row]
    if any(spans(cell) for row in rows for cell in row):
        return []
    if kinds == ["thead", "tbody"] and len(rows[0]) == len(rows[1]):
        pairs = [list(pair) for pair in zip(*rows, strict=True)]
        return pairs if all(text(pair[0]) for pair in pairs) else []
    two = set(kinds) == {"tbody"} and _without_headers(rows) and all(len(r) == 2 for r in rows)
    return rows if two and all(text(row[0]) for row in rows) else []


def _facts(story: Story, pairs: list[Row], depth: int) -> Markup:
    facts = [
        part
        for label, value in pairs
        for part in (
            tag("dt", inside(story, label, depth)),
            tag("dd", inside(story, value, depth) or NOTHING),
        )
    ]
    return tag("dl", *facts, class_="facts")
