"""N07. Telephone numbers by two."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

NUMBER = re.compile(
    r"(?<![\d+,.])0\d(?:[ .\u00a0\u202f-]?\d\d){4}(?!\d)|(?<!\d)0\d{3} ?\d{3} ?\d{3}(?!\d)"
    r"|(?<!\d)0 8\d{2} \d{3} \d{3}(?!\d)"
)
GOOD = re.compile(r"\d\d(?:[ \u00a0\u202f]\d\d){4}")


def check(reading: Reading) -> Iterator[Found]:
    for found in NUMBER.finditer(reading.document.text):
        digits = re.sub(r"\D", "", found[0])
        if not GOOD.fullmatch(found[0]) and len(digits) == 10:
            pairs = "\u00a0".join(digits[at : at + 2] for at in range(0, 10, 2))
            yield replaced(found.start(), found.end(), pairs)


RULE = Rule(
    id="N07",
    title="Ce numéro de téléphone n’est pas coupé par 2.",
    ref="RLS-5.1 (par extension)",
    severity="info",
    why="On lit et on tape un numéro 2 chiffres par 2 chiffres.",
    before="Appelez le 0123456789.",
    after="Appelez le 01 23 45 67 89.",
    check=check,
    fixes=True,
)
