"""N14. « de … à … » rather than a dash between numbers."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

RANGE = re.compile(r"(?<![\w.,/:+-])(\d{1,4})[ \u00a0]?[-–—][ \u00a0]?(\d{1,4})(?![\w,/:-]|\.\d)")
OF = re.compile(r"\b(?:de|entre)[ \u00a0]$", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?:n°|numéro|dossier|code|article|art\.|tél\.?|score|loi|décret|COVID|page)[ \u00a0]?$", re.IGNORECASE
)


def check(reading: Reading) -> Iterator[Found]:
    """Only when the second is greater: « 3-2 » is a score."""
    text = reading.document.text
    for found in RANGE.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        if int(found[2]) <= int(found[1]) or NUMBERED.search(before) or "0" in (found[1][0], found[2][0]):
            continue
        if OF.search(before):
            yield replaced(found.start(), found.end(), f"{found[1]} à {found[2]}")
        else:
            yield replaced(found.start(), found.end(), f"de {found[1]} à {found[2]}")


RULE = Rule(
    id="N14",
    title="Un tiret entre deux nombres.",
    ref="RLS-4.2, RLS-5.4",
    severity="warning",
    why="Le tiret peut vouloir dire « à » ou « moins ». Écrivez « de … à … ».",
    before="Des jeunes 10-15 ans.",
    after="Des jeunes de 10 à 15 ans.",
    check=check,
    fixes=True,
)
