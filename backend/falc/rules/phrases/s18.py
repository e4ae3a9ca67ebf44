"""S18. No present participle."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.verbs import is_verb
from backend.falc.words.lexicon import films

ALWAYS = words(
    """
    ayant étant sachant faisant permettant concernant souhaitant disposant bénéficiant résidant
    """
)
NOT_VERBS = words(
    """
    avant enfant devant pendant maintenant attendant suivant passant moment
    """
)


def check(reading: Reading) -> Iterator[Found]:
    """« en marchant » and the like; « en attendant » is said every day."""
    for norm, places in reading.document.index.items():
        if not norm.endswith("ant") or norm in NOT_VERBS:
            continue
        for at in places:
            gerund = reading.norm(at, -1) == "en" and _of_a_verb(norm)
            if gerund:
                yield reading.at(at - 1, at)
            elif norm in ALWAYS:
                yield reading.at(at)


def _of_a_verb(norm: str) -> bool:
    return is_verb(norm) or any(norm[:-3] + ending in films() for ending in ("er", "ir", "re"))


RULE = Rule(
    id="S18",
    title="Ce verbe est en « ‑ant ».",
    ref="RLS-7.1",
    severity="info",
    why="On ne voit pas qui fait l’action. Faites deux phrases.",
    before="Signez en arrivant.",
    after="Vous arrivez. Vous signez.",
    check=check,
)
