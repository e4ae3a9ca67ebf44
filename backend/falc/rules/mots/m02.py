"""M02. A difficult word is explained."""

from collections.abc import Iterator

from backend.falc.explained import explained
from backend.falc.findings import Found, Severity
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.words.lexicon import frequency

# « tout de suite à l’équipe » holds no « suite à ».
OTHER_WORDS = frozenset({("de", "suite"), ("par", "suite")})


def check(reading: Reading) -> Iterator[Found]:
    """The first time only: a word explained once is known. A word that everybody says is a doubt, not a fault."""
    yield from _hard(reading)
    if not reading.house.terms_open_a_card:
        yield from _terms(reading)


def _hard(reading: Reading) -> Iterator[Found]:
    seen: set[str] = set()
    for first, last, hard in reading.tables.hard_phrases.find(reading.document):
        if hard.word in seen or hard.word in reading.house.known_words:
            continue
        if (reading.norm(first, -1), reading.norm(first)) in OTHER_WORDS:
            continue
        seen.add(hard.word)
        if not explained(reading, last):
            found = reading.at(first, last, *hard.simple)
            yield Found(found.start, found.end, found.replacements, severity=_severity(reading, first, last))


def _terms(reading: Reading) -> Iterator[Found]:
    seen: set[str] = set()
    for first, last, term in reading.tables.term_phrases.find(reading.document):
        if term.id in seen or term.id in reading.house.known_words:
            continue
        seen.add(term.id)
        if _severity(reading, first, last) == "error" and not explained(reading, last):
            yield Found(
                reading.at(first, last).start, reading.at(first, last).end, severity="warning", about=term.definition[0]
            )


def _severity(reading: Reading, first: int, last: int) -> Severity:
    """Rare is what its rarest word is."""
    words = (token.norm for token in reading.document.solid[first : last + 1] if token.kind == "word")
    said = min((frequency(word) for word in words if len(word) > 2), default=0.0)
    return "error" if said < reading.limits.everyday_per_million else "warning"


RULE = Rule(
    id="M02",
    title="Ce mot est difficile et le texte ne l’explique pas.",
    ref="RLS-6.7",
    severity="error",
    why="Un mot difficile arrête la lecture. Prenez le mot simple, ou dites tout de suite ce que le mot veut dire.",
    before="Il sollicite une dérogation.",
    after="Il demande une dérogation. Une dérogation, c’est le droit de faire autrement.",
    check=check,
)
