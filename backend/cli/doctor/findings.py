"""What a check found, and how it asks."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Literal

import asyncpg
import msgspec

from backend.settings import Settings

PATIENCE = 10.0


class Finding(msgspec.Struct, frozen=True):
    """`note`: nothing is wrong, or nobody could look. `wrong`: something must be done."""

    check: str
    state: Literal["ok", "note", "wrong"]
    said: str
    todo: str = ""


Check = Callable[[Settings], AsyncIterator[Finding]]

UNSEEN = "Donnez OWNER_DATABASE_URL, le compte qui fait les migrations."


def judged(check: str, fine: str, faults: list[str], todo: str) -> Finding:
    """Fine when nothing is wrong, else every fault in one line."""
    return Finding(check, "wrong", " ; ".join(faults), todo) if faults else Finding(check, "ok", fine)


def unseen(check: str) -> Finding:
    return Finding(check, "note", "pas vérifié", UNSEEN)


@asynccontextmanager
async def login(address: str) -> AsyncIterator[asyncpg.Connection]:
    sql = await asyncpg.connect(address, timeout=PATIENCE, command_timeout=60)
    try:
        yield sql
    finally:
        await sql.close()
