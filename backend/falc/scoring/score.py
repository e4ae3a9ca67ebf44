"""One number to compare two versions of a text, three gauges to know where to work. People still have to read it."""

from typing import Literal

import msgspec

from backend.falc.checking import reading
from backend.falc.profiles import Bands, Profile
from backend.falc.reading import Reading
from backend.falc.scoring.measures import Measure, measures
from backend.falc.words.tables import Tables

Band = Literal["facile", "presque", "difficile"]
TOP = 140  # no text is as hard as can be on every measure at once
WEIGHTS = {"phrases": 5, "mots": 4, "presentation": 1}


class Score(msgspec.Struct, frozen=True):
    """From 0 (easy) to 100 (hard). `words` and `sentences` say on how much text it stands."""

    score: int
    band: Band
    phrases: int
    mots: int
    presentation: int
    words: int
    sentences: int
    exact: float


def score(text: str, house: Profile | None = None, tables: Tables | None = None) -> Score:
    return scored(reading(text, house, tables))


def scored(read: Reading) -> Score:
    gauges = {gauge: TOP * _mean(held) for gauge, held in measures(read).items()}
    total = min(100.0, sum(WEIGHTS[gauge] * value for gauge, value in gauges.items()) / sum(WEIGHTS.values()))
    return Score(
        score=round(total),
        band=band(total, read.house.bands),
        **{gauge: min(100, round(value)) for gauge, value in gauges.items()},
        words=sum(sentence.words for sentence in read.sentences),
        sentences=len(read.sentences),
        exact=round(total, 3),
    )


def _mean(held: list[Measure]) -> float:
    return sum(measure.hardness for measure in held) / len(held) if held else 0.0


def band(total: float, bands: Bands) -> Band:
    if round(total) <= bands.easy:
        return "facile"
    return "presque" if round(total) <= bands.nearly else "difficile"
