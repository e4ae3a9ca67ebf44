"""N08. No footnote, no « voir page »."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

NOTE = re.compile(
    r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[\^[\w-]{1,20}\]|(?<=[^\W\d_])\*(?=[\s.,;:!?]|$)(?<!\*\*)|(?<=[^\W\d_])\s?\((?:\d{1,2}|\*)\)"
    r"|\b[Vv]oir (?:la |les |en )?(?:pages?|p\.|note|notes|annexe|annexes|bas de page)\b(?: \d+)?"
    r"|\b(?:op|loc)\. cit\.|\bibid\b\.?"
)
UNITS = re.compile(r"\d[ \u00a0]?(?:k|c|m|d)?m$")


def check(reading: Reading) -> Iterator[Found]:
    """« m² » is a unit; a star that closes words in italics is another rule's."""
    text = reading.document.text
    for found in NOTE.finditer(text):
        before = text[max(0, found.start() - 30) : found.start()]
        if found[0][0] in "²³" and UNITS.search(before):
            continue
        if (
            found[0] == "*"
            and "*" in text[text.rfind("\n", max(0, found.start() - 200), found.start()) + 1 : found.start()]
        ):
            continue
        start = found.start() + (len(found[0]) - len(found[0].lstrip()))
        yield Found(start, found.end())


RULE = Rule(
    id="N08",
    title="Un renvoi à un autre endroit.",
    ref="RLS-4.4",
    severity="error",
    why="On quitte la phrase pour chercher ailleurs. Dites la chose ici.",
    before="Le prix change (voir page 12).",
    after="Le prix change chaque année.",
    check=check,
)
