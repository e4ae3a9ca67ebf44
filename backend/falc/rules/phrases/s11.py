"""S11. A sentence does not begin by a word that hangs on the one before."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

HANGING = frozenset({"ou", "donc", "si", "or", "car", "alors"})


def check(reading: Reading) -> Iterator[Found]:
    """« Vous avez mal ? Alors appelez. » is how easy French says a condition: it stays."""
    for at in sorted(reading.document.where(HANGING)):
        number = reading.document.solid[at].sentence
        before = reading.document.sentences[number - 1] if number else None
        asked = before is not None and before.words and reading.document.text[before.right - 1] == "?"
        if reading.begins(at) and not (reading.norm(at) == "alors" and asked) and reading.sentence(at).words > 1:
            yield reading.at(at)


RULE = Rule(
    id="S11",
    title="Ce mot ne commence pas bien une phrase.",
    ref="EVAM-5",
    severity="info",
    why="Cette phrase a besoin de celle d’avant. Une condition se dit par une question.",
    before="Si vous avez mal, appelez.",
    after="Vous avez mal ? Alors appelez.",
    check=check,
)
