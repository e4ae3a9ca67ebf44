"""N11. No fraction, no decimals."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

FRACTION = re.compile(r"(?<![\d/])[1-9]\d?/[1-9]\d?(?![\d/])|[½¼¾⅓⅔]")
DECIMAL = re.compile(r"(?<![\d,.])\d+,\d+(?![\d,])")
MONEY = re.compile(r"[ \u00a0\u202f]?(?:€|euros?\b|%)")
KNOWN = {
    "1/2": "la moitié",
    "½": "la moitié",
    "1/4": "1 sur 4",
    "¼": "1 sur 4",
    "3/4": "3 sur 4",
    "¾": "3 sur 4",
    "1/3": "1 sur 3",
    "⅓": "1 sur 3",
    "2/3": "2 sur 3",
    "⅔": "2 sur 3",
}
DATE = re.compile(r"\b(?:le|du|au)[ \u00a0]$", re.IGNORECASE)
OFTEN = frozenset({"24/24", "7/7", "24/7"})


def check(reading: Reading) -> Iterator[Found]:
    """A price keeps its cents; « 12/03 » after « le » is a date; a mark out of 20 is said so."""
    text = reading.document.text
    for found in FRACTION.finditer(text):
        if (
            found[0] in OFTEN
            or DATE.search(text, max(0, found.start() - 5), found.start())
            or found[0].endswith(("/20", "/10"))
        ):
            continue
        yield Found(found.start(), found.end(), (KNOWN[found[0]],) if found[0] in KNOWN else ())
    for found in DECIMAL.finditer(text):
        if not MONEY.match(text, found.end()):
            yield Found(found.start(), found.end())


RULE = Rule(
    id="N11",
    title="Une fraction ou une virgule dans un nombre.",
    ref="RLS-5.2",
    severity="warning",
    why="Ces nombres demandent un calcul. Dites « la moitié », « un peu plus de 3 ».",
    before="Prenez 1/2 cachet.",
    after="Prenez la moitié du cachet.",
    check=check,
)
