"""Lists are kept thirty days, done or not: the dossiers hold what was taken of them."""

import asyncpg

FORGET = "delete from list_run where created_at < now() - interval '30 days'"


async def forget(pool: asyncpg.Pool) -> None:
    await pool.execute(FORGET)
