"""L03. No italics, no underline."""

import re
from collections.abc import Iterator

from backend.falc.findings import Edit, Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule

SLANTED = re.compile(r"(?<![\w*\\])(\*|_)(?=[^\s*_])([^*_\n]{1,200})(?<=[^\s*_])\1(?![\w*])")
TAGGED = re.compile(r"<(i|em|u)>([^<>\n]{1,200})</\1>", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Found]:
    """The words stay, without the signs around them."""
    text = reading.document.text
    for form in (SLANTED, TAGGED):
        for found in form.finditer(text):
            inside = found[2]
            yield Found(found.start(), found.end(), (inside,), (Edit(found.start(), found.end(), inside),))


RULE = Rule(
    id="L03",
    title="Des mots en italique ou soulignés.",
    ref="RLS-1.2.4, RLS-1.2.5",
    severity="error",
    why="Les lettres penchées se lisent mal, et souligné fait penser à un lien. Mettez en gras un mot important.",
    before="Venez *lundi*.",
    after="Venez **lundi**.",
    check=check,
    fixes=True,
)
