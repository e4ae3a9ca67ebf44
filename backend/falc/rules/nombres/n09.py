"""N09. No big number."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

GROUPS = re.compile(r"[ \u00a0\u202f\u2009]")
MONEY = frozenset({"€", "euro", "euros", "$"})
LARGE = frozenset({"million", "millions", "milliard", "milliards"})


def check(reading: Reading) -> Iterator[Found]:
    """A sum of money is exact: it stays. So do telephone and file numbers, which are not quantities."""
    for at, token in enumerate(reading.document.solid):
        if token.kind == "number" and token.end - token.start > 4:
            digits = GROUPS.sub("", token.norm).split(",")[0]
            if (
                not digits.isdigit()
                or digits[0] == "0"
                or int(digits) < reading.limits.largest_number
                or len(digits) > 9
            ):
                continue
            if reading.norm(at, -1).startswith("0"):
                continue
            if reading.norm(at, 1) not in MONEY and reading.norm(at, -1) not in NAMES:
                yield reading.at(at)
        elif token.norm in LARGE and reading.norm(at, 2) not in MONEY:
            yield reading.at(at)


NAMES = words(
    """
    numéro n° ° code dossier matricule référence réf . cs bp
    """
)

RULE = Rule(
    id="N09",
    title="Un grand nombre.",
    ref="RLS-5.2",
    severity="warning",
    why="Un grand nombre ne se voit pas. Dites « beaucoup », ou comparez avec une chose connue.",
    before="La ville a 45 000 habitants.",
    after="La ville a beaucoup d’habitants.",
    check=check,
)
