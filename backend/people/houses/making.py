"""The rows of a house: who runs it, its keys, its first roles. As the owner, inside the caller's transaction."""

from typing import Any
from uuid import UUID, uuid4

import asyncpg

from backend.kit.keyring import KeyRing
from backend.kit.sealing import new_key
from backend.people.houses.categories import categories
from backend.people.keys import about, make
from backend.people.members.directories import directory


async def organisations_of(sql: asyncpg.Connection, running: set[str], names: dict[str, str]) -> dict[str, UUID]:
    """Each legal entity that runs a house of ours; under its number until a file names it."""
    known = {row["finess"]: row["id"] for row in await sql.fetch("select finess, id from organisation")}
    for number in sorted(running):
        if number not in known:
            known[number] = uuid4()
            name = names.get(number, number)
            await sql.execute(
                "insert into organisation (id, finess, name) values ($1, $2, $3)", known[number], number, name
            )
    for number, name in names.items():
        await sql.execute("update organisation set name = $2 where finess = $1 and name <> $2", number, name)
    return known


async def make_house(
    sql: asyncpg.Connection,
    ring: KeyRing,
    finess: str,
    row: dict[str, Any],
    organisations: dict[str, UUID],
    papers: tuple[str, ...],
) -> None:
    """With its keys, and the roles of its sector."""
    house, key = uuid4(), uuid4()
    kept = {"id": house, "finess": finess, **_columns(row, organisations)}
    await _insert(sql, "establishment", kept)
    kek_id, wrapped = make(ring, key, "content")
    _, index = ring.wrap(new_key(), about(key, "index"))
    keys = {"kek_id": kek_id, "wrapped": wrapped, "wrapped_index": index}
    await _insert(sql, "establishment_key", {"id": key, "establishment_id": house, **keys})
    await begin_roles(sql, house, categories()[row["category_code"]].sector, papers)


async def correct(sql: asyncpg.Connection, finess: str, row: dict[str, Any], organisations: dict[str, UUID]) -> None:
    columns = _columns(row, organisations)
    places = ", ".join(f"{name} = ${at}" for at, name in enumerate(columns, 2))
    await sql.execute(f"update establishment set {places} where finess = $1", finess, *columns.values())


def _columns(row: dict[str, Any], organisations: dict[str, UUID]) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name != "entity"}
    return kept | ({"organisation_id": organisations[row["entity"]]} if "entity" in row else {})


async def begin_roles(sql: asyncpg.Connection, house: UUID, sector: str, papers: tuple[str, ...]) -> None:
    """The directory of its sector: from now on the house's own, changed by the house alone."""
    for role in directory(sector, papers):
        made = uuid4()
        await _insert(sql, "role", {"id": made, "establishment_id": house, "code": role.code, "label": role.label})
        for can, family in role.rights:
            right = {"role_id": made, "can": can, "family": family, "establishment_id": house}
            await _insert(sql, "role_right", right)
        for duty in role.duties:
            await _insert(sql, "role_duty", {"role_id": made, "duty": duty, "establishment_id": house})


async def _insert(sql: asyncpg.Connection, table: str, row: dict[str, Any]) -> None:
    marks = ", ".join(f"${at}" for at in range(1, len(row) + 1))
    await sql.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", *row.values())
