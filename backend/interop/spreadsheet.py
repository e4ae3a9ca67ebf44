"""A list as spreadsheets write it (CSV, RFC 4180): any usual separator, UTF-8 or Windows-1252. Cells stay text.

A cell that begins like a formula is text as any other: nothing here computes, and `safe` keeps it from being
computed where we write one.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from backend.interop.errors import Unreadable
from backend.interop.listed import MOST_LINES, Listed, Row

SEPARATORS = ";,\t|"
LONGEST_CELL = 500
MOST_COLUMNS = 100
#: What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")


def read_spreadsheet(body: bytes) -> Listed:
    """Raises Unreadable: empty, list-encoding, list-malformed, list-too-long, list-columns."""
    text = _text(body).removeprefix("\ufeff")
    first, _, rest = text.partition("\n")
    told, separator = 0, ""
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        told, separator, text = 1, first.strip()[-1], rest
    return _listed(text, separator or _separator(text), told)


def _text(body: bytes) -> str:
    try:
        text = body.decode("utf-16" if body[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("windows-1252", "replace")
    if "\0" in text or "\ufffd" in text:
        raise Unreadable("list-encoding")
    if not text.strip():
        raise Unreadable("empty")
    return text


def _separator(text: str) -> str:
    """That of the line of titles: no title holds one."""
    titles = next(line for line in text.splitlines() if line.strip())
    return max(SEPARATORS, key=titles.count)


def _listed(text: str, separator: str, skipped: int) -> Listed:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = next(cells for cells in reader if _says(cells))
        rows = tuple(_rows(reader, columns, skipped))
    except (csv.Error, StopIteration):
        raise Unreadable("list-malformed") from None
    return Listed(rows, tuple(cell.strip() for cell in columns))


def _rows(reader: Any, columns: Sequence[str], skipped: int) -> Iterable[Row]:
    """A cell beyond the titles is told by its place, so that nobody loses it in silence."""
    if len(columns) > MOST_COLUMNS:
        raise Unreadable("list-columns")
    found, begins = 0, reader.line_num + 1
    for cells in reader:
        number, begins = begins + skipped, reader.line_num + 1
        if not _says(cells):
            continue
        found += 1
        if found > MOST_LINES or max(map(len, cells)) > LONGEST_CELL:
            raise Unreadable("list-too-long")
        yield Row(number, {_name(columns, place): cell.strip() for place, cell in enumerate(cells) if cell.strip()})


def _name(columns: Sequence[str], place: int) -> str:
    return columns[place].strip() if place < len(columns) else f"#{place + 1}"


def _says(cells: Iterable[str]) -> bool:
    return any(cell.strip() for cell in cells)


def safe(cell: str) -> str:
    """The same words, which no spreadsheet computes."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV for French spreadsheets: UTF-8 with its mark, semicolons."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff".encode() + out.getvalue().encode()
