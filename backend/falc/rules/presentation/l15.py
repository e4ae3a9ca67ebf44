"""L15. One sign is enough."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

REPEATED = re.compile(r"[!?](?:[ \u00a0\u202f]?[!?])+")


def check(reading: Reading) -> Iterator[Found]:
    for found in REPEATED.finditer(reading.document.text):
        yield replaced(found.start(), found.end(), "?" if "?" in found[0] else "!")


RULE = Rule(
    id="L15",
    title="Plusieurs signes se suivent.",
    ref="RLS-4.2 (par extension)",
    severity="warning",
    why="Un seul signe suffit. Plusieurs font crier le texte.",
    before="Venez !!!",
    after="Venez !",
    check=check,
    fixes=True,
)
