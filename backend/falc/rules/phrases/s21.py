"""S21. No three dots."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

DOTS = re.compile(r"\.{3,}|…")
ENDS = re.compile(r"[ \u00a0\u202f]?(?:\s[^\W\d_a-zà-ÿ]|\n|$)")


def check(reading: Reading) -> Iterator[Found]:
    """At the end of a sentence, one is enough."""
    text = reading.document.text
    for found in DOTS.finditer(text):
        if (
            ENDS.match(text, found.end())
            and found.start()
            and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "»”")
        ):
            yield replaced(found.start(), found.end(), ".")
        else:
            yield Found(found.start(), found.end())


RULE = Rule(
    id="S21",
    title="Des points de suspension.",
    ref="RLS-4.2",
    severity="warning",
    why="Il faut deviner la suite. Dites tout, et mettez un point.",
    before="Apportez du pain, du lait...",
    after="Apportez du pain et du lait.",
    check=check,
    fixes=True,
)
