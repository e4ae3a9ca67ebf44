"""What a text may hold: one spelling of each letter, and no sign that hides or turns what stands beside it.

What nobody sees is not kept: whoever pasted it loses nothing, whoever meant to deceive has no means.
"""

import re
from unicodedata import bidirectional, category, combining, name, normalize

# Of the letters that look like ours, those that stand for other sounds.
ALIKE = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
LINE_ENDS = "\x85\u2028\u2029"
JOINERS, MARKS = "\u200c\u200d", "\u200e\u200f\u061c"
HIDDEN = re.compile(
    "[\x80-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_OVER = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
# Marks over one letter: four are more than any language writes, forty cover the lines beside it.
FLOOD = re.compile(f"({_OVER}{{4}}){_OVER}+")
FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
FIRST_STRONG, END = "\u2068", "\u2069"


def spelled(text: str) -> str:
    """As it is kept: NFC, and only what is seen."""
    return text if text.isascii() else seen(normalize("NFC", text))


def seen(text: str) -> str:
    """Without the signs that nobody sees but those by which letters and drawings join."""
    if not text.isascii() and HIDDEN.search(text):
        text = HIDDEN.sub(_kept, text)
    return FLOOD.sub(r"\1", text)


def _kept(found: re.Match[str]) -> str:
    sign, before = found[0], found.string[found.start() - 1 : found.start()]
    if sign in LINE_ENDS:
        return "\n"
    joins = sign in JOINERS and before != "" and _joins(before)
    places = sign in MARKS and FROM_THE_RIGHT.search(found.string) is not None
    return sign if joins or places else ""


def _joins(before: str) -> bool:
    """Arabic letters, those of India after their virama, and drawings of several people."""
    return (
        bidirectional(before) == "AL"
        or combining(before) == 9
        or category(before) in ("So", "Sk")
        or before == "\ufe0f"
    )


def of_two_alphabets(words: str) -> bool:
    """No name is: « Mаrtin » with a Cyrillic а is somebody else."""
    if words.isascii():
        return False
    return len({kind for sign in words if sign.isalpha() and (kind := name(sign, "").partition(" ")[0]) in ALIKE}) > 1


def apart(words: str) -> str:
    """Inside a sentence: what is written from the right turns nothing around it."""
    if words.isascii() or not FROM_THE_RIGHT.search(words):
        return words
    return FIRST_STRONG + words + END
