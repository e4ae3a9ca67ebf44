"""Names of files that people can read and every system accepts, whatever words they are made of."""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 80
# What a folder, a command line or another system would read as something else.
NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
KIND = re.compile(r"[a-z0-9]{1,8}")


def readable(words: str, kind: str) -> str:
    """`words` as a name of one file of this kind: never a folder, never empty, one spelling of each accent."""
    if not KIND.fullmatch(kind):
        raise ValueError("the kind of a file is a few letters")
    spelled = unicodedata.normalize("NFC", words)
    plain = " ".join(NOT_IN_NAMES.sub(" ", spelled).split())[:LONGEST].strip(" .")
    if not plain or RESERVED.match(plain):
        plain = f"papier {plain}".strip()
    return f"{plain}.{kind}"


def numbered(name: str, taken: set[str]) -> str:
    """`name`, or with a number when a file of that name is there already, capitals or not."""
    stem, _, kind = name.rpartition(".")
    number, chosen = 1, name
    while chosen.casefold() in taken:
        number += 1
        chosen = f"{stem} ({number}).{kind}"
    taken.add(chosen.casefold())
    return chosen


def shown(name: str) -> str:
    """For a file that is looked at or printed, and not kept: the same name if somebody keeps it."""
    return attached(name).replace("attachment", "inline", 1)


def attached(name: str) -> str:
    """The value of Content-Disposition (RFC 6266): the name in every letter, and in ASCII for old programs."""
    folded = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^\w .()\'-]", "_", folded)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
