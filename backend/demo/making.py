"""Make houses, people and their links, as the database's owner: for the demo, and for tests.

Enrolment by the houses themselves goes through the app, under its policies; this does not.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
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
    await sql.execute(f"insert into {table} ({names}) values ({marks})", *row.values())
    made: UUID = row.get("id", uuid4())
    return made


async def house(sql: asyncpg.Connection, ring: KeyRing, name: str, finess: str, **more: Any) -> House:
    made = await insert(sql, "establishment", id=uuid4(), name=name, finess=finess, **(DEFAULTS | more))
    key_id, index_key = uuid4(), new_key()
    kek_id, wrapped = make(ring, key_id, "content")
    _, wrapped_index = ring.wrap(index_key, about(key_id, "index"))
    await insert(
        sql,
        "establishment_key",
        id=key_id,
        establishment_id=made,
        kek_id=kek_id,
        wrapped=wrapped,
        wrapped_index=wrapped_index,
    )
    return House(made, index_key)


DEFAULTS = {
    "category": "Foyer d’accueil médicalisé",
    "sector": "SA16",
    "time_zone": "Europe/Paris",
    "holidays": "metropole",
    "made_by_demo": False,
}


async def person(sql: asyncpg.Connection, given_name: str, family_name: str) -> UUID:
    return await insert(sql, "person", id=uuid4(), given_name=given_name, family_name=family_name)


async def identity(sql: asyncpg.Connection, person_id: UUID, issuer: str, subject: str) -> UUID:
    return await insert(sql, "identity", id=uuid4(), person_id=person_id, issuer=issuer, subject=subject)


async def professional(sql: asyncpg.Connection, person_id: UUID, issuer: str, subject: str) -> UUID:
    """Somebody whom Pro Santé Connect knows: her number is known of her, as a list would have said it."""
    number = subject.rpartition(":")[2]
    await sql.execute("insert into national_identifier (person_id, value) values ($1, $2)", person_id, number)
    return await identity(sql, person_id, issuer, subject)


async def dossier(
    sql: asyncpg.Connection,
    ring: KeyRing,
    at: House,
    traits: Traits,
    person_id: UUID | None = None,
    *,
    linked: bool = True,
) -> UUID:
    """A dossier with its keys; `linked` says that the person confirmed that it is hers."""
    dossier_id, key_id, content = uuid4(), uuid4(), new_key()
    sealed = seal(content, traits.matricule.encode(), Place(at.id, "dossier", dossier_id, "matricule", key_id))
    await insert(
        sql,
        "dossier",
        id=dossier_id,
        establishment_id=at.id,
        person_id=person_id,
        linked_at=datetime.now(UTC) if person_id and linked else None,
        birth_name=traits.birth_name,
        given_names=traits.given_names,
        birthdate=traits.birthdate,
        sex=traits.sex,
        birthplace=traits.birthplace,
        identity_status="QUAL",
        matricule_oid=traits.matricule_oid,
        matricule=sealed,
        matricule_index=blind_index(at.index_key, traits.matricule),
    )
    kek_id, wrapped = ring.wrap(content, about(key_id, "content"))
    _, wrapped_search = make(ring, key_id, "search")
    await insert(
        sql,
        "dossier_key",
        id=key_id,
        establishment_id=at.id,
        dossier_id=dossier_id,
        kek_id=kek_id,
        wrapped=wrapped,
        wrapped_search=wrapped_search,
    )
    return dossier_id


async def team(sql: asyncpg.Connection, at: House, name: str, hours: str = "", *, answers: bool = True) -> UUID:
    return await insert(
        sql, "team", id=uuid4(), establishment_id=at.id, name=name, hours=hours or None, answers_messages=answers
    )


async def hours(
    sql: asyncpg.Connection, at: House, team_id: UUID, days: Iterable[int], opens: time, closes: time
) -> None:
    """When the team answers, on each of these days of the week (1 is Monday)."""
    for day in days:
        times = {"weekday": day, "opens": opens, "closes": closes}
        await insert(sql, "team_hours", id=uuid4(), establishment_id=at.id, team_id=team_id, **times)


async def on_duty(
    sql: asyncpg.Connection, at: House, team_id: UUID, membership: UUID, starts_at: datetime, ends_at: datetime
) -> UUID:
    times = {"starts_at": starts_at, "ends_at": ends_at}
    whose = {"establishment_id": at.id, "team_id": team_id, "membership_id": membership}
    return await insert(sql, "rota", id=uuid4(), **whose, **times)


async def supports(sql: asyncpg.Connection, at: House, team_id: UUID, dossier_id: UUID) -> UUID:
    return await insert(sql, "dossier_team", id=uuid4(), establishment_id=at.id, dossier_id=dossier_id, team_id=team_id)


async def role(
    sql: asyncpg.Connection,
    at: House,
    code: str,
    label: str,
    rights: dict[str, tuple[str, ...]],
    duties: tuple[str, ...] = (),
) -> UUID:
    """`rights`: what may be done (`read`, `write`) → on which shelves; `duties`: what the role answers for."""
    role_id = await insert(sql, "role", id=uuid4(), establishment_id=at.id, code=code, label=label)
    for can, shelves in rights.items():
        for family in shelves:
            await insert(sql, "role_right", role_id=role_id, can=can, family=family, establishment_id=at.id)
    for duty in duties:
        await insert(sql, "role_duty", role_id=role_id, duty=duty, establishment_id=at.id)
    return role_id


async def member(
    sql: asyncpg.Connection, at: House, person_id: UUID, role_id: UUID, shown_name: str, teams: tuple[UUID, ...]
) -> UUID:
    membership = await insert(
        sql,
        "membership",
        id=uuid4(),
        establishment_id=at.id,
        person_id=person_id,
        role_id=role_id,
        shown_name=shown_name,
    )
    for team_id in teams:
        await insert(sql, "membership_team", membership_id=membership, team_id=team_id, establishment_id=at.id)
    return membership


async def machine(sql: asyncpg.Connection, at: House, client_id: str, label: str, public_keys: str) -> UUID:
    return await insert(
        sql,
        "machine_client",
        id=uuid4(),
        establishment_id=at.id,
        client_id=client_id,
        label=label,
        public_keys=public_keys,
    )


async def delegation(
    sql: asyncpg.Connection, usager: UUID, aidant: UUID, dossier_id: UUID, rights: dict[str, tuple[str, ...]]
) -> UUID:
    """`rights`: what may be done (`read`, `write`) → on which shelves, for thirty days from now."""
    made, now = uuid4(), datetime.now(UTC)
    times = {"starts_at": now, "ends_at": now + timedelta(days=30)}
    agreed = {"agreed_text": "1", "agreed_hash": hashlib.sha256(b"1").digest()}
    await insert(sql, "delegation", id=made, usager_id=usager, aidant_id=aidant, relation="SIS", **agreed, **times)
    for can, shelves in rights.items():
        for family in shelves:
            square = {"delegation_id": made, "dossier_id": dossier_id, "can": can, "family": family}
            await insert(sql, "delegation_right", **square, **times)
    return made
