"""N15. One way to write ordinals: 1er, 2e."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

LONG = re.compile(
    r"(?<![\w.,])(\d{1,3})[ ]?(ième|ieme|ème|eme|nde|nd|è|°|ère|ere|ier|iere|ière)s?(?![\w°])", re.IGNORECASE
)
WARM = re.compile(r"[ \u00a0]?(?:C\b|degr)", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Found]:
    text = reading.document.text
    for found in LONG.finditer(text):
        ending = found[2].lower()
        if ending == "°" and WARM.match(text, found.end()):
            continue
        if found[1] == "1":
            right = "1re" if ending.endswith(("re", "me")) and ending[-2] == "r" else "1er"
        else:
            right = f"{found[1]}e"
        yield replaced(found.start(), found.end(), right)


RULE = Rule(
    id="N15",
    title="Un rang écrit trop long.",
    ref="RLS-5.1 (par extension)",
    severity="info",
    why="Une seule façon de l’écrire : 1er, 2e, 3e.",
    before="Le 2ème jour.",
    after="Le 2e jour.",
    check=check,
    fixes=True,
)
