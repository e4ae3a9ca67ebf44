"""M15. Both forms in full, no middle dot."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

L = r"[^\W\d_]"
DOTTED = re.compile(rf"(?<!\w)({L}{{2,30}})[·•‧.⋅-]({L}{{1,6}})(?:[·•‧.⋅-]?(s))?(?!\w)")
BRACKETED = re.compile(rf"(?<!\w)({L}{{2,30}})\(({L}{{1,6}})\)(s?)(?!\w)")
# The feminine ending that is added, what the masculine loses for it.
ENDINGS = {"e": "", "ne": "", "le": "", "te": "", "se": "x", "ère": "er", "trice": "teur", "euse": "eur", "rice": "eur",
           "ière": "ier", "ienne": "ien", "enne": "en", "ive": "if", "elle": "el", "esse": "e", "fe": "f", "ve": "f",
           "es": "", "nes": "", "les": "", "trices": "teur", "euses": "eur", "ères": "er", "ière s": "ier"}  # fmt: skip


def check(reading: Reading) -> Iterator[Found]:
    text = reading.document.text
    for form in (DOTTED, BRACKETED):
        for found in form.finditer(text):
            if (told := _two_forms(found, plain=form is BRACKETED)) is not None:
                yield told


def _two_forms(found: re.Match[str], *, plain: bool) -> Found | None:
    stem, added, mark = found[1], found[2].lower(), found[0][len(found[1])]
    plural = bool(found[3]) or (added.endswith("s") and len(added) > 1)
    ending = added.removesuffix("s") if plural and not found[3] else added
    if ending == "s" and plain:
        return replaced(found.start(), found.end(), f"{stem}s", stem)
    if ending not in ENDINGS or (mark in ".-" and not found[3] and not plural) or not stem.islower():
        return None
    lost = ENDINGS[ending]
    masculine = stem.removesuffix("s")
    if lost and not masculine.endswith(lost):
        return None
    s = "s" if plural else ""
    feminine = masculine.removesuffix(lost) + ending + s
    joined = " et " if plural else " ou "
    return replaced(
        found.start(), found.end(), f"{masculine}{'' if masculine.endswith(('s', 'x')) else s}{joined}{feminine}"
    )


RULE = Rule(
    id="M15",
    title="Ce mot est coupé par un point ou une parenthèse.",
    ref="RLS-5.4",
    severity="error",
    why="Une voix de synthèse ne sait pas le lire, et l’œil s’arrête. Écrivez les deux mots.",
    before="Les habitant·e·s votent.",
    after="Les habitants et habitantes votent.",
    check=check,
    fixes=True,
)
