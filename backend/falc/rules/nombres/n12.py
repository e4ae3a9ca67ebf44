"""N12. Months and days in full."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

MONTHS = {
    "janv": "janvier",
    "jan": "janvier",
    "févr": "février",
    "fév": "février",
    "fev": "février",
    "avr": "avril",
    "juil": "juillet",
    "aoû": "août",
    "sept": "septembre",
    "oct": "octobre",
    "nov": "novembre",
    "déc": "décembre",
    "dec": "décembre",
}
DAYS = {
    "lun": "lundi",
    "mar": "mardi",
    "mer": "mercredi",
    "jeu": "jeudi",
    "ven": "vendredi",
    "sam": "samedi",
    "dim": "dimanche",
}
MONTH = re.compile(
    rf"(?<=\d )(?:{'|'.join(MONTHS)})(?:\.(?=[ \n])|(?=[ ]\d{{4}}))|(?<=1er )(?:{'|'.join(MONTHS)})\.", re.IGNORECASE
)
DAY = re.compile(
    rf"(?<![\w’'-])(?:{'|'.join(DAYS)})\.(?= ?\d{{1,2}}(?!\d))"
    rf"|(?<![\w’'-])(?:{'|'.join(DAYS)})\.(?= (?:et|ou|au|à|/|-))",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Found]:
    """« sept » before a year, after a day: else it is a number. « mer. » before a number: else it is the sea."""
    text = reading.document.text
    for form, names in ((MONTH, MONTHS), (DAY, DAYS)):
        for found in form.finditer(text):
            name = names[found[0].lower().rstrip(".")]
            yield replaced(found.start(), found.end(), name.capitalize() if found[0][0].isupper() else name)


RULE = Rule(
    id="N12",
    title="Un jour ou un mois abrégé.",
    ref="RLS-5.3, RLS-6.4",
    severity="error",
    why="Il faut deviner les lettres qui manquent. Écrivez le mot en entier.",
    before="Venez le 3 sept. 2026.",
    after="Venez le 3 septembre 2026.",
    check=check,
    fixes=True,
)
