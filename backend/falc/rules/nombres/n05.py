"""N05. Hours in words: « 14 heures 30 »."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

HOUR = re.compile(
    r"(?<![\d:/,.])(\d{1,2})[ \u00a0\u202f]?(?:[hH](?:[ \u00a0\u202f]?(\d{2}))?(?![\w/])"
    r"|:(\d{2})(?![\d:]))(?:[ ]?(?:min|mn)\b\.?)?"
)


def check(reading: Reading) -> Iterator[Found]:
    for found in HOUR.finditer(reading.document.text):
        hours, minutes = int(found[1]), found[2] or found[3]
        if hours > 24 or int(minutes or 0) > 59:
            continue
        word = "heure" if hours < 2 else "heures"
        rest = f" {int(minutes)}" if minutes and int(minutes) else ""
        yield replaced(found.start(), found.end(), f"{hours} {word}{rest}")


RULE = Rule(
    id="N05",
    title="Une heure abrégée.",
    ref="RLS-5.3 (par extension)",
    severity="warning",
    why="« h » et « : » se lisent mal. Écrivez « heures ».",
    before="Venez à 14h30.",
    after="Venez à 14 heures 30.",
    check=check,
    fixes=True,
)
