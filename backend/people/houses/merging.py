"""Two houses become one: whoever works and lives in the one that leaves goes on in the one that stays.

As the database's owner, inside the caller's transaction.

Papers are sealed where they were filed and stay there: people go on reading them, and what was begun is finished there
until an operator closes that house.
"""

from uuid import UUID

import asyncpg
import msgspec

from backend.kit.keyring import KeyRing
from backend.people.houses.closing import FIND, NOBODY, NOTED, CannotClose
from backend.people.houses.following import Followed, follow
from backend.people.houses.staffing import MEMBERS, OVER, ROLES, TEAMS

MERGED = "select exists (select from establishment where id = any ($1) and merged_into is not null)"


class Merged(msgspec.Struct, frozen=True):
    """The names of the two houses, and how many teams, members and people went on."""

    leaving: str
    staying: str
    teams: int
    members: int
    people: Followed


async def merge(sql: asyncpg.Connection, ring: KeyRing, before: str, after: str) -> Merged:
    """Once: whoever has a dossier of hers in both has no second one. Raises CannotClose."""
    houses = [await sql.fetchrow(FIND, number) for number in (before, after)]
    if before == after or not all(house and not house["closed_at"] for house in houses):
        raise CannotClose("Two open houses merge: one of these numbers is not that of an open house.")
    leaving, staying = (house["id"] for house in houses)
    if await sql.fetchval(MERGED, [leaving, staying]):
        raise CannotClose("One of these houses has merged already.")
    roles = await _known(sql, ROLES, leaving, staying, before)
    teams = await _known(sql, TEAMS, leaving, staying, houses[0]["name"])
    await sql.execute(OVER, staying)
    members = await sql.fetchval(MEMBERS, leaving, staying, *roles, *teams)
    people = await follow(sql, ring, leaving, staying, teams)
    await sql.execute("update establishment set merged_into = $2 where id = $1", leaving, staying)
    for house in (leaving, staying):
        await sql.execute(NOTED, house, NOBODY, "house.merged")
    return Merged(houses[0]["name"], houses[1]["name"], len(teams[0]), members, people)


async def _known(sql: asyncpg.Connection, statement: str, *said: object) -> tuple[list[UUID], list[UUID]]:
    """Each id of the house that leaves, and what it is in the one that stays."""
    rows = await sql.fetch(statement, *said)
    return [row["theirs"] for row in rows], [row["ours"] for row in rows]
