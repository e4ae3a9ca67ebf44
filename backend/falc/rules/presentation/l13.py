"""L13. No word cut at the end of a line."""

import re
from collections.abc import Iterator

from backend.falc.findings import Edit, Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.words.lexicon import frequency

CUT = re.compile(r"(?<![\w-])([^\W\d_]{2,30})-[ \t]?(?:\r\n|\n)[ \t]*([a-zà-ÿœ]{2,30})|\u00ad")


def check(reading: Reading) -> Iterator[Found]:
    """Put together when both parts make a word; « grand-⏎mère » keeps its hyphen."""
    for found in CUT.finditer(reading.document.text):
        if not found[1]:
            yield Found(found.start(), found.end(), edits=(Edit(found.start(), found.end(), ""),))
            continue
        whole, compound = found[1] + found[2], f"{found[1]}-{found[2]}"
        right = whole if frequency(whole.lower()) > 0 else compound
        certain = frequency(right.lower()) > 0
        yield Found(found.start(), found.end(), (right,), (Edit(found.start(), found.end(), right),) if certain else ())


RULE = Rule(
    id="L13",
    title="Un mot est coupé en fin de ligne.",
    ref="RLS-1.8",
    severity="error",
    why="On ne reconnaît pas la moitié d’un mot. Gardez le mot entier sur une ligne.",
    before="Il mange du cho-\ncolat.",
    after="Il mange du chocolat.",
    check=check,
    fixes=True,
)
