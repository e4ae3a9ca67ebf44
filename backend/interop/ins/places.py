"""Where somebody was born, as registers write it: the official code of a town, or of a country when it is abroad."""

import re

FRANCE = "99100"
_CODE = re.compile(r"(?:\d{2}|2[AB])\d{3}", re.ASCII)


def birthplace(words: str) -> str:
    """The code (2A and 2B in Corsica, 99… abroad). Empty when it is neither: France alone says no place."""
    code = "".join(words.split()).upper()
    return code if _CODE.fullmatch(code) and code != FRANCE else ""
