"""M17. Adults are called « vous »."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

FAMILIAR = frozenset({"tu", "t'", "toi", "te", "tes", "-tu", "-toi"})
OPENED, CLOSED = frozenset("«“"), frozenset("»”")


def check(reading: Reading) -> Iterator[Found]:
    """Not in what somebody says between quotation marks."""
    quoted = _quoted(reading)
    for at in sorted(reading.document.where(FAMILIAR)):
        sentence = reading.sentence(at)
        if reading.document.lines[sentence.line].kind == "dialogue":
            continue
        if not any(first < at < last for first, last in quoted):
            yield reading.at(at)


def _quoted(reading: Reading) -> list[tuple[int, int]]:
    opened = sorted(reading.document.where(OPENED))
    closed = sorted(reading.document.where(CLOSED))
    return list(zip(opened, closed, strict=False))[:50]


RULE = Rule(
    id="M17",
    title="Ce texte dit « tu ».",
    ref="RLS-6.5",
    severity="info",
    why="À un adulte que l’on ne connaît pas, on dit « vous ».",
    before="Tu peux venir.",
    after="Vous pouvez venir.",
    check=check,
)
