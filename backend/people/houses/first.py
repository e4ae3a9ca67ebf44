"""The first member of a house who has the duty `members`: named by an operator, once. She names the others.

Runs as the database's owner. A house where somebody has this duty is left alone: from then on, two people of it decide.
"""

from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.people.national import WrongNumber, national_id

HOUSE = "select id, name from establishment where finess = $1 and closed_at is null for update"
HAS_ONE = """select exists (select from membership m join role_duty d on d.role_id = m.role_id and d.duty = 'members'
                             where m.establishment_id = $1 and m.stopped_at is null and m.ends_at > now())"""
ROLE = """select r.id from role r join role_duty d on d.role_id = r.id and d.duty = 'members'
           where r.establishment_id = $1 and r.code = $2"""
PERSON = "select professional_of($1, $2, $3)"
MEMBER = "insert into membership (id, establishment_id, person_id, role_id, shown_name) values ($1, $2, $3, $4, $5)"
NOTED = """insert into audit_entry (id, establishment_id, actor_id, capacity, purpose, act, objects)
           values (gen_random_uuid(), $1, $2, 'system', 'organisation', 'member.first', array[$3::uuid])"""
NOBODY = UUID(int=0)


class First(msgspec.Struct, frozen=True):
    """Who she is, and the number under which Pro Santé Connect knows her."""

    national_id: str
    given_name: str
    family_name: str
    shown_name: str
    role: str = "directeur"


class CannotName(Exception):
    """Nothing was done; the words say why."""


async def name_first(sql: asyncpg.Connection, finess: str, first: First) -> str:
    """The name of the house. Raises CannotName."""
    house = await sql.fetchrow(HOUSE, finess)
    if house is None:
        raise CannotName("No open house has this number.")
    if await sql.fetchval(HAS_ONE, house["id"]):
        raise CannotName("Somebody has this duty in this house already: she adds the others herself.")
    role = await sql.fetchval(ROLE, house["id"], first.role)
    if role is None:
        raise CannotName("This house has no such role with the duty of its members.")
    try:
        number = national_id(first.national_id)
    except WrongNumber:
        raise CannotName("This is no number of the RPPS: eleven digits, the last of which follows.") from None
    person = await sql.fetchval(PERSON, number, first.given_name, first.family_name)
    member = uuid4()
    await sql.execute(MEMBER, member, house["id"], person, role, first.shown_name)
    await sql.execute(NOTED, house["id"], NOBODY, member)
    return str(house["name"])
