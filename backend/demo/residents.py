"""Who lives in the foyer and who works there: whoever is not there yet is added, the others are left as they are."""

from pathlib import Path
from uuid import UUID

import asyncpg
import msgspec

from backend.demo import making
from backend.demo.people import BENALI, EVERYBODY, MARTIN, USAGERS, Resident, subject_of
from backend.kit.keyring import KeyRing
from backend.people.matching import Traits

IDENTITIES = Path(__file__).with_name("identities.yaml")
CARE, SUPPORT = "Équipe soins", "Équipe éducative"
NURSE, EDUCATOR = "infirmiere", "educateur"
# The name that people read, the role by its code, the team.
WORKS = {MARTIN.login: ("Madame Martin", NURSE, CARE), BENALI.login: ("Karim Benali", EDUCATOR, SUPPORT)}


class _Found(msgspec.Struct):
    own: Traits
    public: list[Traits]


async def welcome(sql: asyncpg.Connection, ring: KeyRing, house: making.House) -> None:
    """Everybody of `people` who cannot sign in yet gets a place: a dossier, a role in a team, or a way in to help."""
    known = {subject for (subject,) in await sql.fetch("select subject from identity")}
    teams = await _named(sql, "select name, id from team where establishment_id = $1", house)
    roles = await _named(sql, "select code, id from role where establishment_id = $1", house)
    for resident in EVERYBODY:
        if subject_of(resident) in known:
            continue
        person = await making.person(sql, resident.given_name, resident.family_name)
        if resident in USAGERS:
            for dossier in await _dossiers(sql, ring, house, resident, person):
                for team in (CARE, SUPPORT):
                    await making.supports(sql, house, teams[team], dossier)
        elif resident.login in WORKS:
            shown_name, role, team = WORKS[resident.login]
            await making.member(sql, house, person, roles[role], shown_name, (teams[team],))
        await making.identity(sql, person, f"demo:{resident.provider}", subject_of(resident))


async def _named(sql: asyncpg.Connection, query: str, house: making.House) -> dict[str, UUID]:
    return dict(await sql.fetch(query, house.id))


async def _dossiers(
    sql: asyncpg.Connection, ring: KeyRing, house: making.House, usager: Resident, person_id: UUID
) -> list[UUID]:
    """Under her own traits, and under those of the public documents that shall find her."""
    found = msgspec.yaml.decode(IDENTITIES.read_bytes(), type=dict[str, _Found])[usager.login]
    made = [await making.dossier(sql, ring, house, each, person_id) for each in (found.own, *found.public)]
    await sql.execute(
        "update dossier set used_given_name = $2, used_name = $3 where id = any ($1)",
        made,
        usager.given_name,
        usager.family_name,
    )
    return made
