"""Marion has a curatelle: an association helps her with her money, once she says yes. She reads it at /aidants."""

from datetime import date
from uuid import uuid4

import asyncpg

from backend.demo import making
from backend.demo.people import LEBON, MARION, RIVIERE

STARTS, ENDS = date(2026, 1, 5), date(2031, 1, 4)
OFFICE = "Association tutélaire des Flamboyants"
HERS = """select d.id from dossier d join person p on p.id = d.person_id
           where d.establishment_id = $1 and p.given_name = $2 and p.family_name = $3"""
MEMBER = """select m.person_id from membership m join person p on p.id = m.person_id
             where m.establishment_id = $1 and p.given_name = $2 and p.family_name = $3"""


async def protect(sql: asyncpg.Connection, house: making.House) -> None:
    """Once, when all of them are there: Monsieur Rivière entered it, Madame Lebon checked it."""
    if await sql.fetchval("select exists (select from guardian_office where establishment_id = $1)", house.id):
        return
    dossier = await sql.fetchval(HERS, house.id, MARION.given_name, MARION.family_name)
    entered, checked = [
        await sql.fetchval(MEMBER, house.id, one.given_name, one.family_name) for one in (RIVIERE, LEBON)
    ]
    if None in (dossier, entered, checked):
        return
    here = {"establishment_id": house.id}
    office = await making.insert(sql, "guardian_office", id=uuid4(), **here, name=OFFICE, made_by=entered)
    measure = await making.insert(
        sql,
        "measure",
        id=uuid4(),
        **here,
        dossier_id=dossier,
        kind="curatelle",
        scope="goods",
        decided_on=STARTS,
        starts_on=STARTS,
        ends_on=ENDS,
        evidence="judgment",
        entered_by=entered,
        checked_by=checked,
        checked_at=await sql.fetchval("select now()"),
    )
    await making.insert(sql, "measure_holder", id=uuid4(), **here, measure_id=measure, office_id=office)
