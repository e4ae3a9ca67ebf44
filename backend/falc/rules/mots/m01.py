"""M01. Everyday words."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.words.lexicon import frequency, lemma

SHORTEST = 4


def check(reading: Reading) -> Iterator[Found]:
    """Each rare word once. A name is no rare word."""
    seen: set[str] = set()
    for norm, places in reading.document.index.items():
        at = places[0]
        if len(norm) < SHORTEST or not norm[0].isalpha() or reading.capital(at):
            continue
        if norm in reading.house.known_words or frequency(norm) >= reading.limits.rare_per_million:
            continue
        if lemma(norm) not in seen:
            seen.add(lemma(norm))
            yield reading.at(at)


RULE = Rule(
    id="M01",
    title="Ce mot est rare.",
    ref="RLS-6.4, RLS-6.5",
    severity="info",
    why="Un mot que l’on entend peu ne se reconnaît pas. Prenez un mot de tous les jours, ou expliquez ce mot.",
    before="Il faut élucider ce point.",
    after="Il faut expliquer ce point.",
    check=check,
)
