"""What a list says, line by line, in words: read, and not judged yet. A spreadsheet and a Bundle end up here."""

import msgspec

#: Beyond, a list is read in parts.
MOST_LINES = 20_000


class Beside(msgspec.Struct, frozen=True):
    """Something that hangs on a line and may be there several times: a contact, a measure, a stay."""

    kind: str
    cells: dict[str, str]


class Row(msgspec.Struct, frozen=True):
    """`number` is where its author finds it again: the line of a file, the place in a Bundle."""

    number: int
    cells: dict[str, str]
    beside: tuple[Beside, ...] = ()


class Listed(msgspec.Struct, frozen=True):
    """`columns` are those of a spreadsheet as it names them, none for what has a model of its own. `next_page`: where
    a service keeps the rest."""

    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()
    next_page: str = ""
