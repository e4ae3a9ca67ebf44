"""A dossier that a house joined to mine: what I am asked of it, and what I say. Nothing of it is read here."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.identity.sign_ins import HowMany
from backend.kit.errors import NotFound

ANSWER = "select answer_joined($1, $2)"


class ToMe(msgspec.Struct):
    """A house says that another dossier is mine."""

    pair: UUID
    house: str
    zone: str
    at: datetime


TO_ME = Statement("select pair, house, zone, at from joined_to_me()", ToMe)
ASKED_OF_ME = Statement("select count(*) from joined_to_me()", HowMany)


async def answer(sql: Connection, pair: UUID, key: UUID, page: str, *, agrees: bool) -> None:
    """She says whether the other dossier is hers. Raises NotFound when it is not asked of her."""
    if await claim(sql, key, fingerprint(page, str(pair)), 303, page):
        return
    if not await sql.fetchval(ANSWER, pair, agrees):
        raise NotFound
