"""S02. One idea for each sentence."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.verbs import SUBJECTS

JOINING = frozenset(["et", "mais", "ou", "donc", "car", "puis", "ni"])
PERSONS = SUBJECTS - {"qui"}
SHORTEST = 6


def check(reading: Reading) -> Iterator[Found]:
    """« … et vous … »: a second subject begins a second idea."""
    for at in sorted(reading.document.where(JOINING)):
        sentence = reading.sentence(at)
        if sentence.words >= SHORTEST and at > sentence.first + 1 and reading.norm(at, 1) in PERSONS:
            yield reading.at(at, at + 1)


RULE = Rule(
    id="S02",
    title="Cette phrase dit deux choses.",
    ref="RLS-4.1.1",
    severity="info",
    why="Une idée par phrase : on peut s’arrêter entre les deux.",
    before="Vous signez le papier et vous le donnez.",
    after="Vous signez le papier. Vous le donnez.",
    check=check,
)
