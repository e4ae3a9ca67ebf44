"""S13. Never two negations: nobody counts them."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

NOT = frozenset({"ne", "n'"})
SECOND = frozenset(["pas", "jamais", "rien", "aucun", "aucune"])
AGAIN = words(
    """
    sans impossible interdit interdite interdits inutile illégal illégale incapable  irrégulier
    incomplet incomplète incorrect incorrecte insuffisant insuffisante injuste inexact inexacte refuser nier ignorer
    ignorez empêcher négligeable anormal anormale improbable invalide impropre défavorable aucun aucune ne n' exclu
    exclue moins
    """
)
FAR = 7
STOPS = frozenset([",", ";", ":", "et", "mais", "ou", "car"])


def check(reading: Reading) -> Iterator[Found]:
    """Both before a comma or a « et »."""
    for at in sorted(reading.document.where(NOT)):
        negated = False
        for ahead in range(1, FAR):
            norm = reading.norm(at, ahead)
            if not norm or norm in STOPS:
                break
            if negated and norm in AGAIN:
                yield reading.at(at, at + ahead)
                break
            negated = negated or norm in SECOND


RULE = Rule(
    id="S13",
    title="Cette phrase dit deux fois non.",
    ref="RLS-7.2",
    severity="warning",
    why="Deux « non » font un « oui » : il faut réfléchir. Dites oui.",
    before="Il n’est pas impossible de venir.",
    after="Il est possible de venir.",
    check=check,
)
