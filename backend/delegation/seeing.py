"""See one's own papers as an aidant sees them, or would: in a savepoint that is always rolled back."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar
from uuid import UUID, uuid4

from backend.db.compiled import Connection
from backend.delegation.codes import Named
from backend.delegation.schemas import Proposal
from backend.delegation.service import Agreed, write

T = TypeVar("T")


async def seen_as(
    sql: Connection, aidant: Named, proposal: Proposal, agreed: Agreed, look: Callable[[], Awaitable[T]]
) -> T:
    """What `look` finds as the aidant would, of what is not given yet: nothing of it stays, no entry either.

    Raises AlreadyHelps.
    """
    async with _undone(sql):
        made = uuid4()
        await write(sql, made, aidant, proposal, agreed)
        return await _as_aidant(sql, made, look)


async def seen_through(sql: Connection, delegation_id: UUID, look: Callable[[], Awaitable[T]]) -> T:
    """What `look` finds as the aidant of a delegation that is alive, without an entry in her name."""
    async with _undone(sql):
        return await _as_aidant(sql, delegation_id, look)


async def _as_aidant(sql: Connection, delegation_id: UUID, look: Callable[[], Awaitable[T]]) -> T:
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
