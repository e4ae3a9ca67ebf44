"""S22. Nothing between dashes."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

DASH = r"[ \u00a0\u202f](?:–|—|--|-)[ \u00a0\u202f]"
BETWEEN = re.compile(rf"(?<=\S){DASH}(?:(?!{DASH})[^\n.!?]){{1,160}}")
QUOTED = re.compile(r"(?<=[.!?…])[ \u00a0\u202f][–—]")


def check(reading: Reading) -> Iterator[Found]:
    """Inside a sentence: a dash that begins a line or a reply is how people talk."""
    text = reading.document.text
    for found in BETWEEN.finditer(text):
        if QUOTED.match(text, found.start()) or text[found.start() - 1] in "|:" or _range(text, found):
            continue
        yield Found(found.start() + 1, found.start() + 1 + len(found[0][1:].rstrip("\u00a0\u202f ")))


def _range(text: str, found: re.Match[str]) -> bool:
    """« 10 - 12 ans »"""
    return text[found.start() - 1].isdigit() and found[0].lstrip("-–— \u00a0\u202f")[:1].isdigit()


RULE = Rule(
    id="S22",
    title="Un tiret coupe la phrase.",
    ref="RLS-4.2",
    severity="warning",
    why="Ce qui suit un tiret est une autre idée. Faites une autre phrase.",
    before="Paul – mon ami – vient.",
    after="Paul est mon ami. Il vient.",
    check=check,
)
