"""Measures of words. Names are left out: nobody can choose them easier."""

from math import log10

from backend.falc.reading import Reading
from backend.falc.words.lexicon import frequency
from backend.falc.words.syllables import syllables

SAID, RARE = 10.0, 2.0
GRAMMAR = 2000.0  # « le », « de », « vous »: neither hard nor easy
EVERYDAY = 3.0  # log10 of a thousand in a million
NEVER = 0.03
SHORTEST = 3
LONG = 10
HEARD = 3
ABSTRACT = (
    "tion",
    "tions",
    "sion",
    "sions",
    "ité",
    "ités",
    "isme",
    "ismes",
    "ance",
    "ence",
    "ances",
    "ences",
    "ement",
    "ements",
    "ure",
)


def of_words(reading: Reading) -> dict[str, float]:
    every = letters = heard = long = abstract = sigles = 0
    content = said = rare = 0
    rarities: list[float] = []
    for norm, places in reading.document.index.items():
        if not norm[0].isalpha():
            continue
        times, kind = _times(reading, norm, places)
        sigles += kind == "sigle" and len(places)
        if not times:
            continue
        every += times
        letters += times * len(norm)
        heard += times * (syllables(norm) >= HEARD)
        long += times * (len(norm) >= LONG)
        often = frequency(norm)
        if often > GRAMMAR or len(norm) < SHORTEST:
            continue
        content += times
        said += times * (often < SAID)
        rare += times * (often < RARE)
        rarities += [EVERYDAY - log10(max(often, NEVER))] * times
        abstract += times * norm.endswith(ABSTRACT)
    return {
        "mots peu dits": said / max(content, 1),
        "mots rares": rare / max(content, 1),
        "rareté moyenne": sum(rarities) / max(content, 1),
        "rareté d’un mot sur dix": sorted(rarities)[int(0.9 * content)] if rarities else 0.0,
        "mots de 3 syllabes et plus": heard / max(every, 1),
        "mots de 10 lettres et plus": long / max(every, 1),
        "lettres par mot": letters / max(every, 1),
        "mots abstraits": abstract / max(content, 1),
        "sigles par phrase": sigles / len(reading.sentences),
    }


def _times(reading: Reading, norm: str, places: list[int]) -> tuple[int, str]:
    """How often it is a word and not a name."""
    written = reading.document.raw(reading.document.solid[places[0]])
    if len(written) > 1 and written.isupper() and not frequency(norm) > SAID:
        return 0, "sigle"
    if not frequency(norm) and reading.capital(places[0]):
        return 0, "name"
    small = sum(1 for at in places if not reading.capital(at) or reading.begins(at))
    return small, "word"
