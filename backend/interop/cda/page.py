"""What one document shares between its sections: media, footnotes, doubts."""

from collections.abc import Iterator
from itertools import count

from markupsafe import Markup
from msgspec import Struct, field

from backend.interop.cda.markup import join
from backend.interop.cda.media import Media


class Page(Struct):
    """What one document shares between its sections: media, footnotes, doubts."""

    media: dict[str, Media] = field(default_factory=dict)
    known_notes: set[str | None] = field(default_factory=set)
    notes: dict[str, int] = field(default_factory=dict)
    written: set[int] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    pending: list[Markup] = field(default_factory=list)
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


def trimmed(line: list[Markup]) -> Markup:
    """Without the blanks and line breaks at both ends."""
    blank = (" ", "", "<br>")
    start, end = 0, len(line)
    while start < end and line[start] in blank:
        start += 1
    while end > start and line[end - 1] in blank:
        end -= 1
    return join(line[start:end]).strip(" ")
