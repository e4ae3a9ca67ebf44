"""Wait for a condition, never for a time."""

import asyncio
from contextlib import asynccontextmanager

BLOCKED = """select count(*) from pg_stat_activity
 where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0"""


async def until(holds, what, seconds=10):
    """Return once `await holds()` is true; say `what` was awaited when it never is."""
    try:
        async with asyncio.timeout(seconds):
            while not await holds():  # noqa: ASYNC110 – what is awaited happens inside PostgreSQL
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"it never came to this: {what}") from None


async def blocked(database, how_many):
    """Return once so many connections of this database wait for another one. Whoever is waited for may use `above`."""
    watching = await database.connect()

    async def holds():
        return await watching.fetchval(BLOCKED) == how_many

    try:
        await until(holds, f"{how_many} blocked")
    finally:
        await watching.close()


@asynccontextmanager
async def ice(database):
    """Whoever passes by the advisory lock 42 waits there, until the end of the block."""
    sql = await database.connect()
    await sql.execute("select pg_advisory_lock(42)")
    try:
        yield
    finally:
        await sql.close()
