"""What is measured, and from where to where: what easy French asks for, and what ordinary offices write.

The first number is what easy French asks for (12 words, one idea, no comma…), the second what makes a text hard. They were
written from the official criteria, and are adjusted to no corpus.
"""

import msgspec

from backend.falc.reading import Reading
from backend.falc.scoring.sentences import of_sentences
from backend.falc.scoring.shape import of_shape
from backend.falc.scoring.vocabulary import of_words

SCALES: dict[str, dict[str, tuple[float, float]]] = {
    "phrases": {
        "mots par phrase": (6, 16),
        "longues phrases (une sur dix)": (9, 24),
        "phrases de plus de 12 mots": (0, 0.5),
        "phrases de plus de 15 mots": (0, 0.35),
        "virgules par phrase": (0, 1),
        "phrases dans la phrase": (0, 0.5),
        "« et », « ou », « mais » par phrase": (0, 0.6),
        "« de », « à », « par » par phrase": (0.5, 2.5),
        "temps difficiles par phrase": (0, 0.3),
    },
    "mots": {
        "mots peu dits": (0.08, 0.3),
        "mots rares": (0.02, 0.15),
        "rareté moyenne": (0.9, 1.7),
        "mots de 3 syllabes et plus": (0.08, 0.25),
        "mots de 10 lettres et plus": (0.02, 0.14),
        "lettres par mot": (4.1, 5.2),
        "mots abstraits": (0.01, 0.07),
        "sigles par phrase": (0, 0.15),
    },
    "presentation": {
        "phrases qui ne commencent pas une ligne": (0, 0.6),
        "phrases par paragraphe": (2, 7),
        "parenthèses, tirets et points-virgules par phrase": (0, 0.3),
        "signes et nombres difficiles par phrase": (0, 0.25),
    },
}


class Measure(msgspec.Struct, frozen=True):
    """`hardness`: 0 as easy French asks, near 1 when it is far beyond."""

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
    """Nothing up to `easy`, two thirds at `hard`, then less and less: one long sentence does not make a whole text hard."""
    beyond = max(0.0, (value - easy) / (hard - easy))
    return beyond / (beyond + 0.5)


