"""L05. No columns, no indent: everything begins at the left."""

import re
from collections.abc import Iterator

from backend.falc.findings import Edit, Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

SPREAD = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t\s*)(?=\S)")
INDENT = re.compile(r"(?:\t|[ \u00a0]{3,})(?=\S)")


def check(reading: Reading) -> Iterator[Found]:
    """Spaces that draw columns, and the first line of a paragraph pushed in."""
    text = reading.document.text
    for line in reading.document.lines:
        if line.kind != "text":
            continue
        if pushed := INDENT.match(text, line.start):
            yield Found(pushed.start(), pushed.end(), edits=(Edit(pushed.start(), pushed.end(), ""),))
        for found in SPREAD.finditer(text, line.body, line.end):
            yield Found(found.start(), found.end())


RULE = Rule(
    id="L05",
    title="Des espaces déplacent le texte.",
    ref="RLS-1.5, RLS-1.9, RLS-1.14",
    severity="info",
    why="L’œil revient toujours au bord gauche. Commencez chaque ligne à gauche, sans colonnes.",
    before="    Bonjour Paul.",
    after="Bonjour Paul.",
    check=check,
    fixes=True,
)
