"""L06. Each sentence on its own line."""

from collections.abc import Iterator

from backend.falc.findings import Edit, Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.parts import Line, Sentence

LAID_OUT = ("text", "item", "quote", "dialogue")
WIDEST = 12


def check(reading: Reading) -> Iterator[Found]:
    """A text that does so nearly everywhere has a slip; of one that never does, it is told once."""
    crowded = [
        (before, sentence)
        for before, sentence in zip(reading.sentences, reading.sentences[1:], strict=False)
        if before.line == sentence.line
        and _same_line(reading, before, sentence)
        and not _follows_a_question(reading, before)
    ]
    laid_out = 2 * len(crowded) <= len(reading.sentences)
    for number, (before, sentence) in enumerate(crowded):
        line = reading.document.lines[sentence.line]
        told = Found(sentence.left, sentence.right, edits=(_break(reading, line, before, sentence),))
        yield told if laid_out or not number else Found(told.start, told.end, edits=told.edits, severity="info")


def _same_line(reading: Reading, before: Sentence, sentence: Sentence) -> bool:
    kind = reading.document.lines[sentence.line].kind
    return kind in LAID_OUT and "\n" not in reading.document.text[before.right : sentence.left]


def _follows_a_question(reading: Reading, before: Sentence) -> bool:
    """« Vous avez mal ? Appelez. » is one condition, and « Bonjour. » greets: they may share a line."""
    return before.words <= 6 and reading.document.text[before.right - 1] == "?"


def _break(reading: Reading, line: Line, before: Sentence, sentence: Sentence) -> Edit:
    """An item goes on below its first word; a citation keeps its sign."""
    margin = ""
    if line.kind == "quote":
        margin = reading.document.text[line.start : line.body]
    elif line.kind == "item":
        margin = " " * min(line.body - line.start, WIDEST)
    left = sentence.start
    while left > before.right and reading.document.text[left - 1] in " \u00a0\u202f":
        left -= 1
    return Edit(left, max(sentence.start, left), f"\n{margin}")


RULE = Rule(
    id="L06",
    title="Une autre phrase commence sur cette ligne.",
    ref="RLS-1.7",
    severity="warning",
    why="Une phrase par ligne : on voit où chaque idée commence.",
    before="Il pleut. Prenez un manteau.",
    after="Il pleut.\nPrenez un manteau.",
    check=check,
    fixes=True,
)
