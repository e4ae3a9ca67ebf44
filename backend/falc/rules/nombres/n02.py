"""N02. No percentage."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.words.lexicon import frequency

PERCENT = re.compile(r"\d+(?:[.,]\d+)?[ \u00a0\u202f]?(?:%|‰|pour[ \u00a0]cent\b)")
OF_ALL = re.compile(
    r"(\d+)[ \u00a0\u202f]?(?:%|pour[ \u00a0]cent)[ \u00a0]des[ \u00a0]([^\W\d_]{3,30}s)"
    r"(?=[ \u00a0]?[.,!?\n]|$| (?:sont|ont|vont|peuvent|vivent|veulent|disent)\b)"
)
PARTS = {
    "50": "la moitié",
    "100": "tout",
    "25": "1 sur 4",
    "75": "3 sur 4",
    "20": "1 sur 5",
    "10": "1 sur 10",
    "0": "rien",
}


def check(reading: Reading) -> Iterator[Found]:
    """« 40 % des enfants » may become « 40 enfants sur 100 » without asking."""
    text = reading.document.text
    for found in PERCENT.finditer(text):
        number = re.match(r"[\d.,]+", found[0])
        shown = number[0] if number else ""
        whole = OF_ALL.match(text, found.start())
        if whole and frequency(whole[2].lower()) > 0:
            yield replaced(whole.start(), whole.end(), f"{shown} {whole[2]} sur 100")
        else:
            instead = [PARTS[shown]] if shown in PARTS else []
            yield Found(found.start(), found.end(), (*instead, f"{shown} sur 100"))


RULE = Rule(
    id="N02",
    title="Un pourcentage.",
    ref="RLS-5.2",
    severity="warning",
    why="Un pourcentage ne se voit pas. Dites « 4 personnes sur 10 » ou « la moitié ».",
    before="40 % des enfants dorment.",
    after="4 enfants sur 10 dorment.",
    check=check,
    fixes=True,
)
