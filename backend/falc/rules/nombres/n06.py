"""N06. No special sign."""

import re
from collections.abc import Iterator

from backend.falc.findings import Found, replaced
from backend.falc.reading import Reading
from backend.falc.rule import Rule

WORDS = {
    "&": "et",
    "+": "plus",
    "=": "égale",
    "§": "paragraphe",
    "#": "numéro",
    "±": "environ",
    "≥": "au moins",
    "≤": "au plus",
    "→": (),
    "⇒": (),
    "<": "moins de",
    ">": "plus de",
    "~": "environ",
    "*": (),
    "_": (),
    "/": "ou",
    "\\": (),
    "|": (),
    "^": (),
    "@": (),
    "†": (),
    "¶": (),
    "©": (),
    "®": (),
    "™": (),
    "°": "degrés",
    "µ": (),
    "×": "fois",
    "÷": "divisé par",
}
SIGNS = frozenset(WORDS) - {"°", "@", "|"}
# Between two words or before a number, the word says the same.
SAFE = re.compile(r"(?<=[a-zà-ÿ] )&(?= [a-zà-ÿ])|§(?= ?\d)|(?<=\d )\+(?= \d)|(?<=\bet)/(?=ou\b)")
ANY = re.compile(f"[{re.escape(''.join(sorted(SIGNS)))}]+")


def check(reading: Reading) -> Iterator[Found]:
    """A slash inside a date or a number is another rule's."""
    text, solid = reading.document.text, reading.document.solid
    for at in sorted(reading.document.where(SIGNS)):
        start, end = solid[at].start, solid[at].end
        if text[start] == "/" and _numbers(text, start):
            continue
        if reading.document.lines[reading.sentence(at).line].kind == "table" and text[start] in "|-":
            continue
        instead = WORDS[text[start]]
        if SAFE.match(text, start) and text[start] != "/":
            space = "" if text[end : end + 1] in " \u00a0" else " "
            yield replaced(start, end, f"{instead}{space}")
        else:
            yield Found(start, end, (instead,) if isinstance(instead, str) else ())


def _numbers(text: str, at: int) -> bool:
    """« 24h/24 », « 3/4 », « km/h » for another rule."""
    before, after = text[max(0, at - 3) : at], text[at + 1 : at + 3]
    return (
        before[-1:].isdigit()
        or before.lower().endswith("h")
        or (before.endswith(("km", " m")) and after[:1] in {"h", "s"})
    )


RULE = Rule(
    id="N06",
    title="Un signe spécial.",
    ref="RLS-5.4",
    severity="error",
    why="Peu de gens lisent ces signes. Écrivez le mot.",
    before="Le pain & le lait.",
    after="Le pain et le lait.",
    check=check,
    fixes=True,
)
