"""Lines and blocks, in plain text as in Markdown. The line is the unit of easy French (RLS-1.7): it is never lost."""

import re
from collections.abc import Iterator

from backend.falc.text.parts import Block, Line, LineKind

WHOLE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+")
TITLE = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+")
# « 1914. » may end a sentence: only small numbers count items.
ITEM = re.compile(r"[ \t]{0,12}(?:[-*+•◦▪‣●○■□➢✓✔·]|\d{1,2}[.)]|[a-zA-Z]\))[ \t\u00a0\u202f]+(?=\S)")
DIALOGUE = re.compile(r"[ \t]{0,12}[–—―][ \t\u00a0\u202f]*(?=\S)")
QUOTE = re.compile(r"[ ]{0,3}>[ \t]*")
RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})")
TABLE = re.compile(r"[ \t]{0,12}\|")
FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
FRONT = "---"
SEPARATE: frozenset[LineKind] = frozenset({"title", "rule"})


def lines_of(text: str) -> list[Line]:
    """Every line, its end included."""
    told, fenced, front = [], False, False
    for found in WHOLE.finditer(text):
        body = found[0].rstrip("\r\n")
        first = found.start() == 0
        if fenced or front:
            line = Line(found.start(), found.end(), "code", found.start())
            fenced = fenced and not FENCE.match(body)
            front = front and body.rstrip() != FRONT
        elif FENCE.match(body) or (first and body.rstrip() == FRONT and f"\n{FRONT}\n" in text[3:4000]):
            line = Line(found.start(), found.end(), "code", found.start())
            fenced, front = body.rstrip() != FRONT, body.rstrip() == FRONT
        else:
            line = _plain(found.start(), found.end(), body)
        told.append(line)
    return told


def _plain(start: int, end: int, body: str) -> Line:
    if not body.strip():
        return Line(start, end, "empty", start)
    if RULE.fullmatch(body.rstrip()):
        return Line(start, end, "rule", start)
    if title := TITLE.match(body):
        return Line(start, end, "title", start + title.end(), len(title[1]))
    for kind, form in _MARKS:
        if found := form.match(body):
            return Line(start, end, kind, start + found.end())
    return Line(start, end, "text", start + len(body) - len(body.lstrip()))


_MARKS: tuple[tuple[LineKind, re.Pattern[str]], ...] = (
    ("item", ITEM),
    ("dialogue", DIALOGUE),
    ("quote", QUOTE),
    ("table", TABLE),
)


def blocks_of(lines: list[Line]) -> list[Block]:
    """A blank line ends a block and belongs to it; a title stands alone."""
    return [
        Block(lines[first].start, lines[last - 1].end, first, last)
        for number, (first, last) in enumerate(_groups(lines))
        if _number(lines, first, last, number)
    ]


def _number(lines: list[Line], first: int, last: int, number: int) -> bool:
    for line in lines[first:last]:
        line.block = number
    return True


def _groups(lines: list[Line]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(lines)):
        if _parts(lines[at - 1], lines[at]):
            yield first, at
            first = at
    if lines:
        yield first, len(lines)


def _parts(before: Line, line: Line) -> bool:
    if line.kind == "empty":
        return False
    if before.kind == "empty" or line.kind in SEPARATE or before.kind in SEPARATE:
        return True
    return (before.kind == "code") != (line.kind == "code")
