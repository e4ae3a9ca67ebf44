"""S20. No brackets."""

import re
from collections.abc import Iterator

from backend.falc.findings import Edit, Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

HELD = re.compile(r"(?<!\])[ \u00a0\u202f]?(?<!\])\(([^()\[\]\n]{1,200})\)|(?<!\])\[([^\[\]()\n]{1,200})\](?![(:])")
# « papier(s) » is another rule's.
PLURAL = re.compile(r"[^\W\d_]{1,6}")
ENDS = re.compile(r"[ \u00a0\u202f]?(?:[.!?…](?=\s|$)|\n|$)")


def check(reading: Reading) -> Iterator[Found]:
    """What stands in them at the end of a sentence follows a comma; a whole sentence needs none. A sigle keeps them."""
    text = reading.document.text
    for found in HELD.finditer(text):
        inside = found[1] or found[2]
        start = found.start() + (found[0][0] not in "([")
        glued = start == found.start() and start > 0 and text[start - 1].isalpha()
        if (
            (glued and PLURAL.fullmatch(inside))
            or (inside.isupper() and len(inside) < 9)
            or inside.strip() in {"", "x", "X"}
        ):
            continue
        yield Found(start, found.end(), edits=tuple(_edits(text, found, inside, start)))


def _edits(text: str, found: re.Match[str], inside: str, start: int) -> Iterator[Edit]:
    line = text.rfind("\n", max(0, start - 300), start) + 1
    if not text[line:start].strip():
        if inside[-1] in ".!?…" and text[found.end() : found.end() + 1] in {"", "\n", " "}:
            yield Edit(start, found.end(), inside)
    elif (
        ENDS.match(text, found.end())
        and " " in inside
        and not re.search(r"[,;:.!?()\[\]]", inside)
        and text[found.start() - 1].isalnum()
    ):
        yield Edit(found.start(), found.end(), f", {inside.strip()}")


RULE = Rule(
    id="S20",
    title="Des parenthèses.",
    ref="RLS-4.2",
    severity="warning",
    why="Ce qui est entre parenthèses coupe la phrase. Faites une autre phrase, ou enlevez.",
    before="Venez lundi (le matin).",
    after="Venez lundi, le matin.",
    check=check,
    fixes=True,
)
