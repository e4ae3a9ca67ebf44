"""Make houses, people and their links, as the database's owner: for the demo, and for tests.

Enrolment by the houses themselves goes through the app, under its policies; this does not.
"""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.kit.keyring import KeyRing
from backend.kit.sealing import Place, blind_index, new_key, seal
from backend.people.keys import about, make
from backend.people.matching import Traits


class House(msgspec.Struct):
    """A house that was made: its id, and the key that hides matricules in it."""

    id: UUID
    index_key: bytes


async def insert(sql: asyncpg.Connection, table: str, **row: Any) -> UUID:
    """One row; its id is made here when the table has one."""
    names = ", ".join(row)
    marks = ", ".join(f"${n}" for n in range(1, len(row) + 1))
    await sql.execute(f"insert into {table} ({names}) values ({marks})", *row.values())  # noqa: S608
    return row.get("id", uuid4())


async def house(sql: asyncpg.Connection, ring: KeyRing, name: str, finess: str, **more: Any) -> House:
    made = await insert(sql, "establishment", id=uuid4(), name=name, finess=finess, **(DEFAULTS | more))
    key_id, index_key = uuid4(), new_key()
    kek_id, wrapped = make(ring, key_id, "content")
    _, wrapped_index = ring.wrap(index_key, about(key_id, "index"))
    await insert(
        sql, "establishment_key", id=key_id, establishment_id=made, kek_id=kek_id, wrapped=wrapped, wrapped_index=wrapped_index
    )
    return House(made, index_key)


DEFAULTS = {
    "category": "Foyer d’accueil médicalisé", "sector": "SA16", "time_zone": "Europe/Paris", "holidays": "metropole",
    "made_by_demo": False,
}


async def person(sql: asyncpg.Connection, given_name: str, family_name: str) -> UUID:
    return await insert(sql, "person", id=uuid4(), given_name=given_name, family_name=family_name)


async def identity(sql: asyncpg.Connection, person_id: UUID, issuer: str, subject: str) -> UUID:
    return await insert(sql, "identity", id=uuid4(), person_id=person_id, issuer=issuer, subject=subject)


async def dossier(
    sql: asyncpg.Connection, ring: KeyRing, at: House, traits: Traits, person_id: UUID | None = None, *, linked: bool = True
) -> UUID:
    """A dossier with its keys; `linked` says that the person confirmed that it is hers."""
    dossier_id, key_id, content = uuid4(), uuid4(), new_key()
    sealed = seal(content, traits.matricule.encode(), Place(at.id, "dossier", dossier_id, "matricule", key_id))
    await insert(
        sql, "dossier", id=dossier_id, establishment_id=at.id, person_id=person_id,
        linked_at=datetime.now(UTC) if person_id and linked else None,
        birth_name=traits.birth_name, given_names=traits.given_names, birthdate=traits.birthdate, sex=traits.sex,
        birthplace=traits.birthplace, identity_status="QUAL", matricule_oid=traits.matricule_oid, matricule=sealed,
        matricule_index=blind_index(at.index_key, traits.matricule),
    )
    kek_id, wrapped = ring.wrap(content, about(key_id, "content"))
    _, wrapped_search = make(ring, key_id, "search")
    await insert(
        sql, "dossier_key", id=key_id, establishment_id=at.id, dossier_id=dossier_id, kek_id=kek_id,
        wrapped=wrapped, wrapped_search=wrapped_search,
    )
    return dossier_id


async def team(sql: asyncpg.Connection, at: House, name: str, hours: str = "", *, answers: bool = True) -> UUID:
    return await insert(sql, "team", id=uuid4(), establishment_id=at.id, name=name, hours=hours or None, answers_messages=answers)


async def supports(sql: asyncpg.Connection, at: House, team_id: UUID, dossier_id: UUID) -> UUID:
    return await insert(sql, "dossier_team", id=uuid4(), establishment_id=at.id, dossier_id=dossier_id, team_id=team_id)


async def role(sql: asyncpg.Connection, at: House, code: str, label: str, rights: dict[str, tuple[str, ...]]) -> UUID:
    """`rights`: what may be done (`read`, `write`) → on which shelves."""
    role_id = await insert(sql, "role", id=uuid4(), establishment_id=at.id, code=code, label=label)
    for can, shelves in rights.items():
        for family in shelves:
            await insert(sql, "role_right", role_id=role_id, can=can, family=family, establishment_id=at.id)
    return role_id


async def member(
    sql: asyncpg.Connection, at: House, person_id: UUID, role_id: UUID, shown_name: str, teams: tuple[UUID, ...]
) -> UUID:
    membership = await insert(
        sql, "membership", id=uuid4(), establishment_id=at.id, person_id=person_id, role_id=role_id, shown_name=shown_name
    )
    for team_id in teams:
        await insert(sql, "membership_team", membership_id=membership, team_id=team_id, establishment_id=at.id)
    return membership


async def machine(sql: asyncpg.Connection, at: House, client_id: str, label: str, public_keys: str) -> UUID:
    return await insert(
        sql, "machine_client", id=uuid4(), establishment_id=at.id, client_id=client_id, label=label, public_keys=public_keys
    )
