"""L04. No words in capitals."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.numerals import roman
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words
from backend.falc.words.lexicon import frequency

SHORTEST = 3
COMMON = 2.0
# What one shouts, and what nobody is called: only these are changed without asking.
SHOUTED = words(
    """
    attention important urgent obligatoire interdit interdite gratuit gratuite ne pas jamais toujours ou et oui non
    vous tous toutes tout toute rien avant après merci bonjour danger information informations avis rappel réunion
    inscription nouveau ouvert fermé horaires horaire adresse téléphone date nom prénom signature les des une pour
    avec sans dans sur votre vos notre nos est sont doit doivent devez peut peuvent pouvez faut seulement uniquement
    aussi mais très plus moins demain lundi mardi mercredi jeudi vendredi samedi dimanche matin soir midi heures
    jours droits devoirs règles règlement repas menu fête sortie ici entrée appelez demandez venez lisez signez
    apportez n'oubliez oubliez
    """
)
WORD = re.compile(r"[^\W\d_]{2,}")
SIGLES = words(
    """
    mas fam art as sas cap ars ide
    """
)


def check(reading: Reading) -> Iterator[Found]:
    """A known word; a sigle of our table is none, nor is a name: after « M. », or after a first name."""
    for norm, places in reading.document.index.items():
        if len(norm) < SHORTEST or not WORD.fullmatch(norm) or frequency(norm) < COMMON or norm in SIGLES:
            continue
        for at in places:
            written = reading.document.raw(reading.document.solid[at])
            if reading.norm(at, -1) == "(" and reading.norm(at, 1) == ")":
                continue
            if not written.isupper() or written in reading.tables.by_sigle or roman(written) is not None:
                continue
            if norm in SHOUTED:
                token = reading.document.solid[at]
                yield replaced(token.start, token.end, written.capitalize() if reading.begins(at) else norm)
            elif not _a_name(reading, at):
                token = reading.document.solid[at]
                yield Found(token.start, token.end, (norm,))


def _a_name(reading: Reading, at: int) -> bool:
    """« Paul MARTIN », « M. PETIT », « PETIT Anne »."""
    for shift in (-1, 1):
        place = at + shift
        norm = reading.norm(at, shift)
        if norm in {"m", "mme", "mlle", "dr", "monsieur", "madame", "."}:
            return norm != "." or reading.norm(at, -2) in {"m", "dr"}
        if norm and norm[0].isalpha():
            near = reading.document.raw(reading.document.solid[place])
            if near[0].isupper() and not near.isupper() and not reading.begins(place):
                return True
            if near[0].isupper() and not near.isupper() and frequency(norm) < 50 and len(near) > 2:
                return True
    return False


RULE = Rule(
    id="L04",
    title="Un mot en capitales.",
    ref="RLS-1.6",
    severity="error",
    why="Les capitales ont toutes la même hauteur : on ne reconnaît plus le mot. Mettez-le en gras.",
    before="ATTENTION à la marche.",
    after="Attention à la marche.",
    check=check,
    fixes=True,
)
