"""The pool of plain asyncpg connections, and an ORM session on one of them.

SQLAlchemy adopts the connection of the request: its own pool, BEGIN and COMMIT are switched off,
so that the request's `Unit` stays the only one who commits (docs/decisions/0003).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from typing import Any

import asyncpg
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import AsyncAdapt_asyncpg_connection, PGDialect_asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import NullPool

from backend.db.logins import ANSWERS
from backend.db.lost import GONE, is_lost
from backend.kit.errors import Away, Busy

PATIENCE = 4.0
"""Seconds: `python -m backend health` waits five, and hears the answer."""
LONGEST = 20.0
"""Seconds for one statement: a line that was cut in silence would keep a person waiting for ever."""


class Wire(asyncpg.Connection):
    """A connection that remembers its SQLAlchemy face."""

    __slots__ = ("face",)

    def has_given_up(self) -> bool:
        """A statement took too long, or whoever waited for it left: PostgreSQL was not heard yet."""
        return bool(self._protocol._is_cancelling())


class Face(AsyncAdapt_asyncpg_connection):
    __slots__ = ()

    def close(self) -> None:
        """The connection is not SQLAlchemy's to close."""

    terminate = close


class Adopting(PGDialect_asyncpg):
    supports_statement_cache = True

    def on_connect(self) -> None:
        """The stock one sets JSON codecs at each checkout, which empties asyncpg's statement cache."""


registry.register("postgresql.adopting", __name__, "Adopting")
CURRENT: ContextVar[Face] = ContextVar("the connection of this request")


async def nothing_to_reset(_: asyncpg.Connection) -> None:
    """All we ever set is local to a transaction: RESET ALL would be one message more."""


async def open_pool(dsn: str, size: int, **options: Any) -> asyncpg.Pool:
    """Raises TimeoutError, and does not wait for ever, when the database takes the call and says nothing."""
    return await asyncpg.create_pool(
        dsn, min_size=1, max_size=size, timeout=ANSWERS, connection_class=Wire, reset=nothing_to_reset, **options
    )


async def open_pool_of_pages(dsn: str, size: int) -> asyncpg.Pool:
    """Where people wait: a statement that takes too long is given up."""
    return await open_pool(dsn, size, command_timeout=LONGEST)


async def borrow(pool: asyncpg.Pool) -> asyncpg.Connection:
    """A connection, to give back. Raises Busy when none comes: a pool that is stuck answers, it does not hang;
    Away when the database refuses every one."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await pool.acquire()
    except TimeoutError:
        raise Busy from None
    except (*GONE, OSError, asyncpg.InterfaceError) as why:
        raise Away from why


async def give_back(pool: asyncpg.Pool, sql: asyncpg.Connection) -> None:
    """A connection that is still somebody never goes back: whoever was cut in the middle of a transaction loses it."""
    with suppress(asyncpg.InterfaceError):  # it broke, and the pool took it back by itself
        if is_lost(sql) or sql.is_in_transaction():
            sql.terminate()
    await pool.release(sql)


@asynccontextmanager
async def borrowed(pool: asyncpg.Pool) -> AsyncIterator[asyncpg.Connection]:
    sql = await borrow(pool)
    try:
        yield sql
    finally:
        await give_back(pool, sql)


def adopt() -> AsyncEngine:
    return create_async_engine(
        "postgresql+adopting://", creator=CURRENT.get, poolclass=NullPool, isolation_level="AUTOCOMMIT"
    )


async def session(engine: AsyncEngine, connection: asyncpg.Connection) -> AsyncIterator[AsyncSession]:
    """An ORM session inside the transaction that `connection` already has."""
    wire = getattr(connection, "_con", connection)  # the pool lends a proxy, new each time
    if not hasattr(wire, "face"):
        # asyncpg makes prepared statements invalid each time the pool takes the connection back.
        wire.face = Face(engine.sync_engine.dialect.loaded_dbapi, wire, prepared_statement_cache_size=0)
    CURRENT.set(wire.face)
    async with AsyncSession(engine, expire_on_commit=False) as db:
        yield db
        await db.commit()  # flushes; on the wire it is nothing
