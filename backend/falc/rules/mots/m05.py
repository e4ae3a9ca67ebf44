"""M05. No abbreviation."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.abbreviations import BEFORE_A_NUMBER
from backend.falc.words.phrases import Phrases

FULL = {
    ", etc.": " et d’autres choses", "etc.": "et d’autres choses", "etc…": "et d’autres choses",
    "p. ex.": "par exemple",
    "par ex.": "par exemple", "ex. :": "par exemple :", "cf.": "voir", "n°": "numéro", "art.": "article",
    "tél.": "téléphone", "rdv": "rendez-vous", "svp": "s’il vous plaît", "s.v.p.": "s’il vous plaît",
    "c.-à-d.": "c’est-à-dire", "càd": "c’est-à-dire", "chap.": "chapitre", "env.": "environ", "max.": "au plus",
    "bât.": "bâtiment", "appt": "appartement", "appt.": "appartement", "bd": "boulevard", "bd.": "boulevard",
    "qqn": "quelqu’un", "qqch": "quelque chose", "pb": "problème", "dépt.": "département", "resp.": "responsable",
    "dr": "docteur", "pr": "professeur", "réf.": "référence", "nb :": "attention :", "1er ét.": "1er étage",
    "ch.": "chambre", "trad.": "traduction", "mt": "montant", "hab.": "habitants", "alin.": "paragraphe",
}  # fmt: skip
TITLES = frozenset({"dr", "pr"})
PHRASES = Phrases(FULL)


def check(reading: Reading) -> Iterator[Found]:
    """« M. » and « Mme » are how people are called: they stay. A full stop that ends the sentence too stays."""
    solid = reading.document.solid
    for first, last, full in PHRASES.find(reading.document):
        if solid[first].norm in TITLES and not reading.capital(first):
            continue
        if (
            last == first + 1
            and solid[first].norm in BEFORE_A_NUMBER
            and solid[last].norm == "."
            and not _counts(reading, last)
        ):
            continue
        stops = solid[last].norm == "." and reading.after(last) is None
        yield reading.safe(first, last - stops, full)


def _counts(reading: Reading, at: int) -> bool:
    """« art. 12 », but not « il aime l’art. »"""
    after = reading.after(at)
    return after is not None and (after.kind == "number" or after.norm in {"i", "ii", "iii", "iv", "v"})


RULE = Rule(
    id="M05",
    title="C’est une abréviation.",
    ref="RLS-6.4",
    severity="error",
    why="Il faut deviner les lettres qui manquent. Écrivez le mot en entier.",
    before="Apportez du pain, du lait, etc.",
    after="Apportez du pain, du lait et d’autres choses.",
    check=check,
    fixes=True,
)
