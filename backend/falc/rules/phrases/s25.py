"""S25. « seulement » rather than « ne … que »."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

NOT = frozenset({"ne", "n'"})
THAT = frozenset({"que", "qu'"})
OTHERS = words(
    """
    pas plus jamais rien aucun aucune personne dit dire croit pense faut veut
    """
)
FAR = 5


def check(reading: Reading) -> Iterator[Found]:
    for at in sorted(reading.document.where(NOT)):
        for ahead in range(2, FAR):
            norm = reading.norm(at, ahead)
            if not norm or norm in OTHERS:
                break
            if norm in THAT:
                yield reading.at(at, at + ahead, about="Dites « seulement ».")
                break


RULE = Rule(
    id="S25",
    title="« Ne … que » se comprend mal.",
    ref="RLS-7.2",
    severity="warning",
    why="On croit lire une phrase négative. Dites « seulement ».",
    before="Il ne mange que du pain.",
    after="Il mange seulement du pain.",
    check=check,
)
