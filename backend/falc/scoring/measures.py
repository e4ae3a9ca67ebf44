"""What is measured, and from where to where: what easy French asks for, and what ordinary offices write.

The first number is what easy French asks for (12 words, one idea, no comma…), the second what
the heaviest office writes: between them the whole scale serves (decision 0053).
"""

import msgspec

from backend.falc.reading import Reading
from backend.falc.scoring.sentences import of_sentences
from backend.falc.scoring.shape import of_shape
from backend.falc.scoring.vocabulary import of_words

SCALES: dict[str, dict[str, tuple[float, float]]] = {
    "phrases": {
        "mots par phrase": (6, 28),
        "longues phrases (une sur dix)": (10, 40),
        "phrases de plus de 12 mots": (0, 0.9),
        "phrases de plus de 15 mots": (0, 0.75),
        "virgules par phrase": (0, 2.5),
        "phrases dans la phrase": (0, 1.2),
        "« et », « ou », « mais » par phrase": (0, 1.2),
        "« de », « à », « par » par phrase": (0.5, 5),
        "temps difficiles par phrase": (0, 0.6),
        "parenthèses, tirets et points-virgules par phrase": (0, 0.8),
    },
    "mots": {
        "mots peu dits": (0.08, 0.45),
        "mots rares": (0.02, 0.25),
        "rareté moyenne": (0.9, 2.1),
        "rareté d’un mot sur dix": (1.6, 4),
        "mots de 3 syllabes et plus": (0.08, 0.35),
        "mots de 10 lettres et plus": (0.02, 0.22),
        "lettres par mot": (4.1, 5.6),
        "mots abstraits": (0.01, 0.12),
        "sigles par phrase": (0, 0.4),
    },
    "presentation": {
        "mots par ligne": (12, 80),
        "mots par paragraphe": (40, 160),
        "signes et nombres difficiles par phrase": (0, 0.6),
    },
}


class Measure(msgspec.Struct, frozen=True):
    """`hardness`: 0 as easy French asks, 1 when it is as hard as offices write."""

    name: str
    value: float
    hardness: float


def measures(reading: Reading) -> dict[str, list[Measure]]:
    """By gauge. A text without words has none."""
    if not reading.sentences:
        return {gauge: [] for gauge in SCALES}
    values = of_sentences(reading) | of_words(reading) | of_shape(reading)
    return {
        gauge: [Measure(name, values[name], hardness(values[name], *scale)) for name, scale in scales.items()]
        for gauge, scales in SCALES.items()
    }


def hardness(value: float, easy: float, hard: float) -> float:
    """Nothing up to `easy`, all at `hard`: one long sentence does not make a whole text hard."""
    return min(1.0, max(0.0, (value - easy) / (hard - easy)))
