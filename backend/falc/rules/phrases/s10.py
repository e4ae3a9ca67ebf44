"""S10. Few commas: a list is a list."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

COMMA = frozenset({","})


def check(reading: Reading) -> Iterator[Found]:
    """Told once a sentence, at the comma that is one too many."""
    seen: dict[int, int] = {}
    for at in sorted(reading.document.where(COMMA)):
        number = reading.document.solid[at].sentence
        seen[number] = seen.get(number, 0) + 1
        if seen[number] == reading.limits.commas:
            yield reading.at(at)


RULE = Rule(
    id="S10",
    title="Cette phrase a plusieurs virgules.",
    ref="RLS-4.2, RLS-4.3",
    severity="warning",
    why="Faites plusieurs phrases. Si c’est une liste, allez à la ligne pour chaque chose.",
    before="Apportez du pain, du lait, du sel.",
    after="Apportez :\n- du pain\n- du lait\n- du sel",
    check=check,
)
