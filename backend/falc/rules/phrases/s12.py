"""S12. Short lists of short items."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.parts import Line


def check(reading: Reading) -> Iterator[Found]:
    """The item that is one too many, and the items that go on too long."""
    counted: dict[int, int] = {}
    held = _words(reading)
    for at, line in enumerate(reading.document.lines):
        if line.kind != "item":
            continue
        counted[line.block] = counted.get(line.block, 0) + 1
        if counted[line.block] == reading.limits.items + 1 or held.get(at, 0) > reading.limits.item_words:
            yield _body(reading, line)


def _words(reading: Reading) -> dict[int, int]:
    told: dict[int, int] = {}
    for sentence in reading.sentences:
        told[sentence.line] = told.get(sentence.line, 0) + sentence.words
    return told


def _body(reading: Reading, line: Line) -> Found:
    text = reading.document.text[line.body : line.end]
    return Found(line.body, line.body + len(text.rstrip()))


RULE = Rule(
    id="S12",
    title="Cette liste est longue.",
    ref="RLS-4.3, EU",
    severity="info",
    why="Une liste se lit d’un coup d’œil : 7 lignes au plus, 12 mots au plus par ligne.",
    before="- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h",
    after="- a\n- b\n- c\n- d",
    check=check,
)
