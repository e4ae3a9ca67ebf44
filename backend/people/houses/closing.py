"""A house closes, or the register gives it another number: as the database's owner, inside the caller's transaction.

Its people keep their dossiers and read their papers; nobody works there any more, and nothing comes in.
"""

from uuid import UUID

import asyncpg

FIND = "select id, name, closed_at from establishment where finess = $1 for update"
ENDED = (
    "update membership set stopped_at = now() where establishment_id = $1 and stopped_at is null",
    "update dossier_team set ends_at = now() where establishment_id = $1 and ends_at > now() and starts_at <= now()",
    "delete from dossier_team where establishment_id = $1 and starts_at > now()",
    "update machine_client set revoked_at = now() where establishment_id = $1 and revoked_at is null",
    "update stay set ends_on = (now() at time zone (select time_zone from establishment where id = $1))::date"
    " where establishment_id = $1 and ends_on is null",
    "delete from rota where establishment_id = $1 and starts_at > now()",
    "update rota set ends_at = now() where establishment_id = $1 and ends_at > now()",
    "update sign_in set situation = null where situation = $1",
    "update establishment set closed_at = now() where id = $1",
)
NOTED = """insert into audit_entry (id, establishment_id, actor_id, capacity, purpose, act, objects)
           values (gen_random_uuid(), $1, $2, 'system', 'organisation', $3, array[$1::uuid])"""
NOBODY = UUID(int=0)


class CannotClose(Exception):
    """Nothing was done; the words say why."""


async def close(sql: asyncpg.Connection, finess: str) -> str:
    """Its name. Raises CannotClose."""
    house = await sql.fetchrow(FIND, finess)
    if house is None or house["closed_at"]:
        raise CannotClose("No open house has this number.")
    for statement in ENDED:
        await sql.execute(statement, house["id"])
    await sql.execute(NOTED, house["id"], NOBODY, "house.closed")
    return str(house["name"])


async def renumber(sql: asyncpg.Connection, before: str, after: str) -> str:
    """The same house under its new number: nothing else moves. Raises CannotClose."""
    house = await sql.fetchrow(FIND, before)
    if house is None or house["closed_at"]:
        raise CannotClose("No open house has this number.")
    if await sql.fetchrow(FIND, after):
        raise CannotClose("Another house has the new number: merge the one into the other.")
    await sql.execute("update establishment set finess = $2 where id = $1", house["id"], after)
    await sql.execute(NOTED, house["id"], NOBODY, "house.renumbered")
    return str(house["name"])
