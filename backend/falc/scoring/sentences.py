"""Measures of sentences."""

from collections.abc import Iterable

from backend.falc.reading import Reading
from backend.falc.subordinates import subordinators
from backend.falc.text.written import words
from backend.falc.verbs import is_conditional, is_imperfect, is_verb
from backend.falc.words.lexicon import films

COMMA = frozenset({","})
JOINING = words("et ou mais ni car donc or puis ainsi")
HANGING = words(
    "de du des d' à au aux par pour dans sur avec sans sous entre vers chez depuis pendant selon contre lors afin"
)
PAST = ("èrent", "irent", "urent", "âmes", "îmes")
SUBJUNCTIVE = words("soit soient puisse puissent fasse fassent aille aillent sache sachent vienne veuille ait aient")
LONG, LONGER = 12, 15


def of_sentences(reading: Reading) -> dict[str, float]:
    sizes = sorted(sentence.words for sentence in reading.sentences)
    count = len(sizes)
    document = reading.document
    return {
        "mots par phrase": sum(sizes) / count,
        "longues phrases (une sur dix)": sizes[min(count - 1, int(0.9 * count))],
        "phrases de plus de 12 mots": sum(size > LONG for size in sizes) / count,
        "phrases de plus de 15 mots": sum(size > LONGER for size in sizes) / count,
        "virgules par phrase": _count(document.where(COMMA)) / count,
        "phrases dans la phrase": sum(len(places) for places in subordinators(reading).values()) / count,
        "« et », « ou », « mais » par phrase": _count(document.where(JOINING)) / count,
        "« de », « à », « par » par phrase": _count(document.where(HANGING)) / count,
        "temps difficiles par phrase": _hard_tenses(reading) / count,
    }


def _count(places: Iterable[int]) -> int:
    return sum(1 for _ in places)


def _hard_tenses(reading: Reading) -> int:
    """Simple past, subjunctive, conditional, present participle, imperfect."""
    return sum(len(places) for norm, places in reading.document.index.items() if _is_hard(norm))


def _is_hard(norm: str) -> bool:
    if norm in SUBJUNCTIVE:
        return True
    if norm.endswith("ant") and len(norm) > 4:
        return norm[:-3] + "er" in films() and norm not in films()
    if norm.endswith(("ait", "aient")):
        return is_conditional(norm) or is_imperfect(norm)
    return norm.endswith(PAST) and len(norm) > 5 and is_verb(norm)
