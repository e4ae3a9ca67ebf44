"""Whom I help, and leave; close my account."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.kit.errors import NotFound

PAGE = "/j-aide"
LEAVE = "select leave_access($1)"
WHY_NOT, CLOSE = "select why_not_close()", "select close_my_account()"


class Helping(msgspec.Struct):
    """Somebody whom the actor helps; `rests`: not for the moment; `soon`: it ends soon; `chosen`: she may leave."""

    delegation: UUID
    person: UUID
    given_name: str
    family_name: str
    until: datetime
    zone: str
    rests: bool
    soon: bool
    chosen: bool


HELPING = Statement("select * from my_helping(null)", Helping)
ONE = Statement("select * from my_helping(:id)", Helping)


async def leave(sql: Connection, delegation_id: UUID, key: UUID) -> str:
    """She sees nothing more, at once. Where to go next. Raises NotFound for what is not hers to leave."""
    if first := await claim(sql, key, fingerprint(f"{PAGE}/{delegation_id}", "leave"), 303, PAGE):
        return first.location
    if await sql.fetchval(LEAVE, delegation_id) is None:
        raise NotFound
    return PAGE


async def close(sql: Connection, key: UUID) -> str:
    """She helps nobody any more and has no way in: at once. Where to go next. Raises NotFound for whoever may not."""
    there = "/au-revoir"
    if first := await claim(sql, key, fingerprint(f"{PAGE}/fermer", "close"), 303, there):
        return first.location
    if not await sql.fetchval(CLOSE):
        raise NotFound
    return there
