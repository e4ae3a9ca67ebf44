"""Before a process serves: its database answers, and its login is not above the policies, as PostgreSQL itself says."""

import asyncio

import asyncpg

from backend.safety import DATABASE_FACTS, LoginFacts, database_faults

PLANS = {"plan_cache_mode": "force_generic_plan", "enable_bitmapscan": "off", "enable_sort": "off"}
"""How the login of the web plans (decisions 0020, 0023). A member of the role `app` does not inherit it."""

ANSWERS, PAUSE = 10.0, 0.25
"""Seconds for a database to let somebody in: one that takes the call and says nothing keeps nobody longer.
And between two calls, while it says that it gets up."""


class Unanswered(RuntimeError):
    """The database does not let this login in: the process does not start. The sentence says what to do."""


class PowerfulLogin(RuntimeError):
    """A login of the database may do more than serve: the process does not start."""


async def refuse_unanswered(variable: str, address: str) -> None:
    """Raise Unanswered unless whoever has this address is let in, soon. The address, a secret, is not repeated."""
    try:
        async with asyncio.timeout(ANSWERS):
            await _come_in(address)
    except OSError as why:
        said = f"la base ne répond pas ({type(why).__name__}). Vérifiez qu’elle tourne, et cette adresse"
        raise Unanswered(f"{variable} : {said}, puis recommencez.") from None
    except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, ValueError) as why:
        said = f"la base n’ouvre pas ({type(why).__name__}). Vérifiez le compte, le mot de passe et le nom de la base"
        raise Unanswered(f"{variable} : {said}, puis recommencez.") from None


async def _come_in(address: str) -> None:
    """A database that starts, or gets up after a crash, says so: it is asked again."""
    while True:
        try:
            sql = await asyncpg.connect(address)
        except asyncpg.CannotConnectNowError:
            await asyncio.sleep(PAUSE)
        else:
            await sql.close()
            return


async def facts(sql: asyncpg.Connection | asyncpg.Pool) -> LoginFacts:
    return LoginFacts(*await sql.fetchrow(DATABASE_FACTS))


async def refuse_powers(*connections: asyncpg.Connection | asyncpg.Pool) -> None:
    """Raise PowerfulLogin when one of these is a superuser, owns something or goes around the policies."""
    if faults := database_faults([await facts(sql) for sql in connections]):
        raise PowerfulLogin("\n".join(faults))


async def refuse_powerful_addresses(*addresses: str) -> None:
    """The same, for addresses that nobody has opened yet."""
    for address in filter(None, addresses):
        sql = await asyncpg.connect(address, timeout=ANSWERS)
        try:
            await refuse_powers(sql)
        finally:
            await sql.close()
