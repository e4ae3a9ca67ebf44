"""N13. Units in full."""

from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

UNITS = {
    "km": "kilomètre",
    "kg": "kilo",
    "g": "gramme",
    "cm": "centimètre",
    "mm": "millimètre",
    "m": "mètre",
    "l": "litre",
    "cl": "centilitre",
    "ml": "millilitre",
    "mg": "milligramme",
    "min": "minute",
    "mn": "minute",
    "sec": "seconde",
    "s": "seconde",
    "j": "jour",
    "°c": "degré",
    "ans/h": "an",
    "h/j": "heure",
    "m2": "mètre carré",
    "m²": "mètre carré",
    "k€": "millier d’euros",
    "pers": "personne",
}
NAMES = frozenset(UNITS)
SPEED = frozenset({"/"})


def check(reading: Reading) -> Iterator[Found]:
    """After a number. « km/h » is one unit, for whoever writes."""
    solid = reading.document.solid
    for at in sorted(reading.document.where(NAMES)):
        before = reading.before(at)
        if before is None or before.kind != "number" or solid[at].start - before.end > 1:
            continue
        written = reading.document.raw(solid[at])
        if written.isupper() and written not in {"L", "KM", "KG"}:
            continue
        if reading.norm(at, 1) in SPEED:
            yield reading.at(at)
            continue
        one = UNITS[solid[at].norm]
        several = before.norm.split(",")[0] not in {"0", "1"}
        space = "" if solid[at].start > before.end else " "
        yield replaced(solid[at].start, solid[at].end, f"{space}{_plural(one) if several else one}")


def _plural(one: str) -> str:
    return " ".join(f"{word}s" if word[0] not in "d" or word.startswith("degré") else word for word in one.split(" "))


RULE = Rule(
    id="N13",
    title="Une unité abrégée.",
    ref="RLS-6.4",
    severity="warning",
    why="« km » ou « mg » se devinent. Écrivez le mot.",
    before="Marchez 5 km.",
    after="Marchez 5 kilomètres.",
    check=check,
    fixes=True,
)
