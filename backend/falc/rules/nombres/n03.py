"""N03. No Roman numerals."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.numerals import roman
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.written import words

FORM = re.compile(r"(?<![\w'’.-])([IVXLCDM]{1,8})(ème|er|e|ᵉ|ème)?(?![\w'’-])")
# What a number follows, or precedes: then one letter is a number too.
BEFORE = words(
    """
    chapitre tome livre partie titre article annexe volume acte scène section phase niveau type groupe classe louis
    henri charles napoléon jean paul pie benoît françois philippe élisabeth vatican rang stade étape module lot zone
    page
    """
)
SINGULARS = frozenset(word.removesuffix("s") for word in BEFORE)
CENTURY = re.compile(r"[ \u00a0](?:siècle|arrondissement|République|Empire|millénaire)")
OTHERS = words(
    """
    CD CV DC MM LCD DM CM MC DL MD XL XXL CC LL DI MI DIX MIX LI CL
    """
)


def check(reading: Reading) -> Iterator[Found]:
    text = reading.document.text
    for found in FORM.finditer(text):
        value = roman(found[1])
        if value is None:
            continue
        before = re.search(r"([^\W\d_]{2,15})[ \u00a0]$", text[max(0, found.start() - 17) : found.start()])
        announced = bool(before and before[1].lower().removesuffix("s") in SINGULARS) or bool(
            CENTURY.match(text, found.end())
        )
        if not announced and not _plain(found, before[1].lower() if before else ""):
            continue
        ordinal = {"er": "er", None: ""}.get(found[2], "e")
        yield replaced(found.start(), found.end(), f"{value}{ordinal}")


def _plain(found: re.Match[str], before: str) -> bool:
    """Two letters at least, of which no sigle is made; « par voie IV » is a vein."""
    letters = found[1]
    if before == "voie" or letters in OTHERS or not set(letters) <= set("IVX"):
        return False
    return len(letters) > 1 or (found[2] in {"e", "er", "ème"} and letters != "M")


RULE = Rule(
    id="N03",
    title="Un nombre en chiffres romains.",
    ref="RLS-5.1, EU",
    severity="error",
    why="Ces lettres se lisent comme un mot. Mettez des chiffres.",
    before="Le XXIe siècle commence.",
    after="Le 21e siècle commence.",
    check=check,
    fixes=True,
)
