"""No process serves people with a login above the policies: read from PostgreSQL itself, at each start."""

import asyncpg

from backend.safety import DATABASE_FACTS, LoginFacts, database_faults

PLANS = {"plan_cache_mode": "force_generic_plan", "enable_bitmapscan": "off", "enable_sort": "off"}
"""How the login of the web plans (decisions 0020, 0023). A member of the role `app` does not inherit it."""


class PowerfulLogin(RuntimeError):
    """A login of the database may do more than serve: the process does not start."""


async def facts(sql: asyncpg.Connection | asyncpg.Pool) -> LoginFacts:
    return LoginFacts(*await sql.fetchrow(DATABASE_FACTS))


async def refuse_powers(*connections: asyncpg.Connection | asyncpg.Pool) -> None:
    """Raise PowerfulLogin when one of these is a superuser, owns something or goes around the policies."""
    if faults := database_faults([await facts(sql) for sql in connections]):
        raise PowerfulLogin("\n".join(faults))


async def refuse_powerful_addresses(*addresses: str) -> None:
    """The same, for addresses that nobody has opened yet."""
    for address in filter(None, addresses):
        sql = await asyncpg.connect(address)
        try:
            await refuse_powers(sql)
        finally:
            await sql.close()
