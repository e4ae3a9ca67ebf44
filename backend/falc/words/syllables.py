"""How many syllables are heard in a word, from its letters: near enough to tell short words from long ones."""

import re
from functools import lru_cache

HEARD = re.compile(r"[aàâäeéèêëiîïoôöœuùûüy]+")
SEPARATE = re.compile(r"(?<=[aeo])[éèï]|(?<=[iué])[aoéè](?!i[ns]$)|(?<=é)[aeiou]")
SILENT_END = re.compile(r"(?<=[^aeiouyéèêàâ])(?:e|es)$|(?<=[aeiouyéè])e(?:s|nt)?$")


@lru_cache(20_000)
def syllables(norm: str) -> int:
    shorter = SILENT_END.sub("", norm)
    return max(1, len(HEARD.findall(SEPARATE.sub(lambda found: "'" + found[0], shorter))))
