"""What the machine may change without asking, changed: again and again until nothing is left to do."""

from bisect import bisect_right
from collections.abc import Iterator, Set

import msgspec

from backend.falc.checking import every, reading
from backend.falc.facts import kept
from backend.falc.findings import Edit
from backend.falc.profiles import Profile
from backend.falc.reading import Reading
from backend.falc.words.tables import Tables

ROUNDS = 12
NEAR = 80


class Fixed(msgspec.Struct, frozen=True):
    """The new text, and the rules that changed it, as often as they did."""

    text: str
    rules: tuple[str, ...]


def fix(
    text: str, house: Profile | None = None, *, only: Set[str] | None = None, tables: Tables | None = None
) -> Fixed:
    """Numbers, dates, names and negations stay. A text that is fixed once is fixed."""
    done: list[str] = []
    for _ in range(ROUNDS):
        read = reading(text, house, tables)
        chosen = list(_chosen(read, only))
        if not chosen:
            break
        done += [rule for rule, _ in chosen]
        text = _written(text, [edit for _, edit in chosen])
    return Fixed(text, tuple(done))


def _chosen(read: Reading, only: Set[str] | None) -> Iterator[tuple[str, Edit]]:
    """In the order of the text; of two that meet, the first; none that would change what must stay."""
    asked = [
        (edit, rule.id)
        for rule, found in every(read)
        if rule.fixes and (only is None or rule.id in only)
        for edit in found.edits
    ]
    starts = [one.start for one in read.document.sentences]
    free = 0
    for edit, rule in sorted(asked, key=lambda one: (one[0].start, one[0].end, one[1])):
        if edit.start >= free and read.document.text[edit.start : edit.end] != edit.text and _keeps(read, starts, edit):
            free = max(edit.end, edit.start + 1)
            yield rule, edit


def _keeps(read: Reading, starts: list[int], edit: Edit) -> bool:
    """Only near the change: a sentence without an end must not be read again for each."""
    sentence = read.document.sentences[max(0, bisect_right(starts, edit.start) - 1)]
    left, right = max(sentence.start, edit.start - NEAR), max(edit.end, min(sentence.end, edit.end + NEAR))
    text = read.document.text
    return kept(text[left:right], text[left : edit.start] + edit.text + text[edit.end : right])


def _written(text: str, edits: list[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])
