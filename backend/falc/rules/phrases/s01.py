"""S01. Short sentences."""

from collections.abc import Iterator

from backend.falc.findings import Found, Severity
from backend.falc.reading import Reading
from backend.falc.rule import Rule


def check(reading: Reading) -> Iterator[Found]:
    limits = reading.limits
    for sentence in reading.sentences:
        if sentence.words > limits.words_warning:
            severity: Severity = "error" if sentence.words > limits.words_error else "warning"
            yield Found(sentence.left, sentence.right, severity=severity, about=f"Elle a {sentence.words} mots.")


RULE = Rule(
    id="S01",
    title="Cette phrase est longue.",
    ref="RLS-4.1, GOUV",
    severity="warning",
    why="À la fin d’une longue phrase, on a oublié le début. Gardez 12 mots au plus, une idée par phrase.",
    before="Vous devez remplir ce papier et le donner à votre équipe avant la fin du mois.",
    after="Remplissez ce papier. Donnez-le à votre équipe. Faites-le avant la fin du mois.",
    check=check,
)
