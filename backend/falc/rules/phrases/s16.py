"""S16. No subjunctive."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.making import phrases_of
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.verbs import BETWEEN, SUBJECTS
from backend.falc.words.phrases import Phrases

FORMS = words(
    """
    sois soit soyons soyez soient aies ait ayons ayez aient puisse puisses puissions puissiez puissent fasse fasses
    fassions fassiez fassent aille ailles aillent sache saches sachiez sachent veuille veuilles veuillent vienne
    viennes viennent tienne tiennent prenne prennes prennent doive doives doivent reçoive reçoivent
    """
)
INDICATIVE_TOO = frozenset(["viennent", "tiennent", "prennent", "doivent", "reçoivent"])
TRIGGERS = Phrases(
    phrases_of(
        "pour que | pour qu’ | afin que | afin qu’ | avant que | avant qu’ | jusqu’à ce que",
        "jusqu’à ce qu’ | à condition que | à condition qu’ | il faut que | il faut qu’ | pourvu que",
        "pourvu qu’ | sans que | sans qu’ | à moins que | à moins qu’ | de sorte que | de peur que",
        "en attendant que | il se peut que | il est possible que | il est nécessaire que | quoi que",
    )
)


def check(reading: Reading) -> Iterator[Found]:
    """« il faut que », or one of its forms after « que il »."""
    told = set()
    for first, last, _ in TRIGGERS.find(reading.document):
        told.add(reading.document.solid[first].sentence)
        yield reading.at(first, last)
    for at in sorted(reading.document.where(FORMS - INDICATIVE_TOO)):
        if reading.document.solid[at].sentence not in told and _after_that(reading, at):
            yield reading.at(at)


def _after_that(reading: Reading, at: int) -> bool:
    for back in range(1, 5):
        norm = reading.norm(at, -back)
        if norm in {"que", "qu'"}:
            return True
        if back > 1 and norm not in SUBJECTS | BETWEEN:
            return False
    return False


RULE = Rule(
    id="S16",
    title="Ce verbe est au subjonctif.",
    ref="RLS-7.1",
    severity="info",
    why="Ces formes sont difficiles. Faites deux phrases, ou dites « vous devez ».",
    before="Il faut que vous veniez.",
    after="Vous devez venir.",
    check=check,
)
