"""A true table: headers that say what they head, in a region a keyboard can scroll.

On a phone each row is read by itself: its cells then carry the name of their column.
"""

from lxml import etree
from markupsafe import Markup

from backend.interop.cda.markup import tag
from backend.interop.cda.story import Part, Story, inside, span, spans
from backend.interop.cda.tree import name, text

PARTS = ("thead", "tbody", "tfoot")


def grid(story: Story, parts: list[Part], caption: etree._Element | None, depth: int) -> Markup:
    label = text(caption) or story.subject
    title = [] if caption is None else [tag("caption", inside(story, caption, depth))]
    grouped = _grouped(parts)
    columns = _columns(grouped)
    groups = [tag(kind, *(_row(story, row, kind == "thead", columns, depth) for row in rows)) for kind, rows in grouped]
    name_of_region = f"Tableau {story.table_number()}\u00a0: {label}" if label else "Tableau"
    return tag(
        "div",
        tag("table", *title, *groups),
        class_="table",
        role="region",
        tabindex="0",
        aria_label=name_of_region,
    )


def _grouped(parts: list[Part]) -> list[Part]:
    """In HTML order: one head, bodies (loose rows joined), one foot."""
    found: list[Part] = []
    for kind in PARTS:
        rows = [row for part, part_rows in parts if part == kind for row in part_rows if row]
        if rows:
            found.append((kind, rows))
    return found


def _columns(grouped: list[Part]) -> list[str]:
    """The name of each column, when one row of headers says it and every row has those columns."""
    rows = [row for _, part in grouped for row in part]
    simple = grouped[0][0] == "thead" and len(grouped[0][1]) == 1 and len({len(row) for row in rows}) == 1
    return [text(cell) for cell in rows[0]] if simple and not any(spans(cell) for row in rows for cell in row) else []


def _row(story: Story, row: list[etree._Element], head: bool, columns: list[str], depth: int) -> Markup:
    heads_columns = head or (len(row) > 1 and all(name(cell) == "th" for cell in row))
    named = [None] * len(row) if heads_columns or not columns else columns
    return tag(
        "tr", *(_cell(story, c, heads_columns, label or None, depth) for c, label in zip(row, named, strict=True))
    )


def _cell(story: Story, cell: etree._Element, heads_columns: bool, label: str | None, depth: int) -> Markup:
    """A header without words heads nothing: it is written as an empty cell."""
    said = inside(story, cell, depth)
    columns, rows = span(cell, "colspan"), span(cell, "rowspan")
    if not said or not (heads_columns or name(cell) == "th"):
        return tag("td", said, colspan=columns, rowspan=rows, data_l=label if said else None)
    scope = ("col" if heads_columns else "row") + ("group" if (columns if heads_columns else rows) else "")
    return tag("th", said, scope=scope, colspan=columns, rowspan=rows)
