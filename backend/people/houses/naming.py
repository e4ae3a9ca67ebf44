"""The name of a house as people say it: the register writes capitals, which are hard to read. Pure."""

import re

# What stays in capitals, and what never begins with one inside a name.
SIGLES = re.compile(
    "EHPAD?|IME|ITEP|IEM|MAS|FAM|EAM|EANM|ESAT|SAVS|SAMSAH|SESSAD|SSIAD|SAA|SAAS|SAADF|CMPP|CAMSP|BAPU|MECS|CHRS|CADA|CSAPA"
    "|CAARUD|LHSS|LAM|ACT|CCAS|CIAS|A?D?APEI|APAJH|UGECAM|AEMO|III?|IV"
)
SMALL = re.compile("de|du|des|d|et|en|à|a|aux?|sur|sous")
WORD = re.compile(r"[^\W\d_]+")


def said(name: str) -> str:
    """As it is when it has a small letter already."""
    if any(letter.islower() for letter in name):
        return name
    first = True

    def cased(found: re.Match[str]) -> str:
        nonlocal first
        word, began = found[0], first
        first = False
        if SIGLES.fullmatch(word):
            return word
        return word.lower() if SMALL.fullmatch(word.lower()) and not began else word.capitalize()

    return WORD.sub(cased, name)
