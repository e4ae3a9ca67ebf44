"""S06. The affirmative form."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

NOT = frozenset({"ne", "n'"})
SECOND = words(
    """
    pas plus jamais rien aucun aucune personne point guère nul nulle
    """
)
FAR = 5


def check(reading: Reading) -> Iterator[Found]:
    for at in sorted(reading.document.where(NOT)):
        for ahead in range(1, FAR):
            if reading.norm(at, ahead) in SECOND:
                yield reading.at(at, at + ahead)
                break


RULE = Rule(
    id="S06",
    title="Cette phrase est négative.",
    ref="RLS-7.2",
    severity="info",
    why="Une phrase qui dit oui se comprend mieux. Si le « non » est utile, gardez-le et mettez « pas » en gras.",
    before="N’oubliez pas votre carte.",
    after="Pensez à votre carte.",
    check=check,
)
