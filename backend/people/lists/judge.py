"""What one line says, asked for column by column: what can be understood, and every fault of it at once."""

import re
from datetime import date
from unicodedata import normalize

from backend.interop.listed import Row
from backend.kit.days import WrongDay, day
from backend.kit.signs import of_two_alphabets
from backend.people.lists.said import Fault

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .’'‘`´,()/-])*")
LONGEST_NAME, LONGEST = 100, 200


class Judge:
    """Of one line: what it says is asked for by its column, and what is wrong is kept."""

    def __init__(self, row: Row) -> None:
        self.cells, self.faults, self.warnings = row.cells, list[Fault](), list[Fault]()
        if "#" in row.cells:
            self.fault("too-many-cells", "", row.cells["#"])

    def fault(self, code: str, column: str, value: str = "") -> None:
        self.faults.append(Fault(code, column, value[:LONGEST_NAME]))

    def warn(self, code: str, column: str, value: str = "") -> None:
        self.warnings.append(Fault(code, column, value[:LONGEST_NAME]))

    def text(self, column: str) -> str:
        value = normalize("NFC", self.cells.get(column, "").strip())
        if not value.isprintable() or len(value) > LONGEST:
            self.fault("unreadable", column)
            return ""
        return value

    def name(self, column: str, *, needed: bool = False) -> str:
        value = " ".join(self.text(column).split())
        if not value:
            if needed:
                self.fault("missing", column)
            return ""
        if len(value) > LONGEST_NAME or not _NAME.fullmatch(value) or of_two_alphabets(value):
            self.fault("name", column, value)
        return value

    def day(self, column: str) -> date | None:
        value = self.text(column)
        try:
            return day(value) if value else None
        except WrongDay as why:
            self.fault(str(why), column, value)
            return None
