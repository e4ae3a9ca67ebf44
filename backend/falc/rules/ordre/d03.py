"""D03. Two levels of titles at most."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule


def check(reading: Reading) -> Iterator[Found]:
    """The main title and its parts. Levels are counted from the first that the text uses."""
    titles = [line for line in reading.document.lines if line.kind == "title"]
    highest = min((line.level for line in titles), default=1)
    for line in titles:
        if line.level - highest >= reading.limits.title_levels:
            text = reading.document.text[line.start : line.end]
            yield Found(line.start, line.start + len(text.rstrip()))


RULE = Rule(
    id="D03",
    title="Trop de niveaux de titres.",
    ref="RLS-6.6.4, EVAM-29",
    severity="warning",
    why="Un titre, puis des parties : 2 niveaux. Plus bas, on ne sait plus où on est.",
    before="# Le foyer\n## Les repas\n### Le midi",
    after="# Les repas au foyer\n## Le midi",
    check=check,
)
