"""Is there a virus in it? Asked for the parcel and for each file that lies inside, where a scanner may not look."""

import re

from backend.interop.scanner import Scanner

LONGEST_NAME = 80

_NAME = re.compile(r"[^A-Za-z0-9._-]+")


class Infected(Exception):
    """The scanner knows what is in this file; `reason` tells its name."""

    def __init__(self, found: str) -> None:
        self.reason = "infected:" + _NAME.sub("-", found)[:LONGEST_NAME]
        super().__init__(self.reason)


async def scan(scanner: Scanner, body: bytes) -> None:
    """Raises Infected, or ScannerDown when nobody answered."""
    found = await scanner.finds(body)
    if found is not None:
        raise Infected(found)
