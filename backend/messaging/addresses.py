"""What an address may ask of a list or a thread: from where on, about which paper, after what was done."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar.params import QueryParameter

FIRST_ID, NEXT = UUID(int=0), 2**31 - 1
Before = Annotated[datetime, QueryParameter(name="avant")]
After = Annotated[UUID, QueryParameter(name="apres")]
Number = Annotated[int, QueryParameter(name="avant", ge=1, le=NEXT)]
Only = Annotated[UUID | None, QueryParameter(name="seulement")]
Paper = Annotated[UUID | None, QueryParameter(name="papier")]
Ready = Annotated[str, QueryParameter(name="mots")]
"""Words that are ready, which ask to speak in secret: the address, which others may see, does not say it."""
Afterwards = Annotated[str, QueryParameter(name="suite")]
# Of the words that she took back, what is told beside them.
TAKEN_BACK = {"repris": "sent.undone_words", "repris-photo": "sent.undone_photo"}
MISTAKEN = 422


def asked(paper: UUID | None = None, only: UUID | None = None, after: str = "") -> str:
    """What follows the address of the page where one begins to write."""
    told = {"suite": after, "papier": paper, "seulement": only}
    words = "&".join(f"{name}={value}" for name, value in told.items() if value)
    return f"?{words}" if words else ""
