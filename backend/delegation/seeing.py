"""See one's own papers as an aidant sees them, or would: in a savepoint that is always rolled back."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import TypeVar
from uuid import UUID

import msgspec

from backend.db.compiled import Connection
from backend.delegation.presets import Square
from backend.delegation.writing import Caps, let

T = TypeVar("T")
PRETEND = "select pretend_given($1, $2, $3, $4, $5, $6, $7)"


class Would(msgspec.Struct, frozen=True):
    """Squares that an aidant would have on some dossiers; `former`: instead of what she has."""

    aidant: UUID
    dossiers: tuple[UUID, ...]
    caps: Caps
    former: UUID | None = None


async def seen_with(sql: Connection, would: Would, squares: Iterable[Square], look: Callable[[], Awaitable[T]]) -> T:
    """What `look` finds as the aidant would, as of now: nothing of it stays, no entry either.

    Raises AlreadyHelps, EnoughAidants, CannotHelp, NotChanged.
    """
    held = list(squares)
    rights, shelves = [can for can, _ in held], [shelf for _, shelf in held]
    which = (would.former, would.aidant, rights, shelves, list(would.dossiers))
    async with _undone(sql):
        let(await sql.fetchval(PRETEND, *which, would.caps.aidants, would.caps.helped))
        return await look()


async def seen_through(sql: Connection, delegation_id: UUID, look: Callable[[], Awaitable[T]]) -> T:
    """What `look` finds as the aidant of a delegation that is alive, without an entry in her name."""
    async with _undone(sql):
        await sql.execute("select pretend_aidant($1)", delegation_id)
        return await look()


@asynccontextmanager
async def _undone(sql: Connection) -> AsyncIterator[None]:
    """A savepoint that is always rolled back: settings of the transaction come back with it."""
    await sql.execute("savepoint seen_as")
    try:
        yield
    finally:
        await sql.execute("rollback to savepoint seen_as; release savepoint seen_as")
