"""S17. No conditional."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.verbs import has_subject, is_conditional

ENDINGS = ("rais", "rait", "rions", "riez", "raient")
# How one asks politely.
POLITE = frozenset({"voudrais", "aimerais", "voudrait", "voudriez"})
ASKED = words(
    """
    -je -tu -il -elle -on -nous -vous -ils -elles
    """
)


def check(reading: Reading) -> Iterator[Found]:
    for norm, places in reading.document.index.items():
        if norm.endswith(ENDINGS) and norm not in POLITE and is_conditional(norm):
            for at in places:
                if has_subject(reading, at) or norm.endswith("raient") or reading.norm(at, 1) in ASKED or len(norm) > 6:
                    yield reading.at(at)


RULE = Rule(
    id="S17",
    title="Ce verbe est au conditionnel.",
    ref="RLS-7.1",
    severity="info",
    why="On ne sait pas si c’est vrai. Prenez le présent ou le futur.",
    before="Vous devriez signer.",
    after="Vous devez signer.",
    check=check,
)
