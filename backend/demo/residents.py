"""Who lives in the foyer and who works there: whoever is not there yet is added, the others are left as they are."""

from pathlib import Path
from uuid import UUID

import asyncpg
import msgspec

from backend.demo import making
from backend.demo.people import BENALI, EVERYBODY, LEBON, MARTIN, RIVIERE, USAGERS, Resident, subjects_of
from backend.demo.protected import protect
from backend.kit.keyring import KeyRing
from backend.people.matching import Traits

IDENTITIES = Path(__file__).with_name("identities.yaml")
CARE, SUPPORT = "Équipe soins", "Équipe éducative"
NURSE, EDUCATOR, DIRECTOR = "infirmiere", "educateur", "directeur"
# The name that people read, the role by its code, the teams.
WORKS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    MARTIN.login: ("Madame Martin", NURSE, (CARE,)),
    BENALI.login: ("Karim Benali", EDUCATOR, (SUPPORT,)),
    RIVIERE.login: ("Monsieur Rivière", DIRECTOR, ()),
    LEBON.login: ("Madame Lebon", DIRECTOR, ()),
}


class _Found(msgspec.Struct):
    own: Traits
    public: list[Traits]


async def welcome(sql: asyncpg.Connection, ring: KeyRing, house: making.House) -> None:
    """Everybody of `people` who cannot sign in yet gets a place; who can is given the ways in that came since."""
    known = dict(await sql.fetch("select subject, person_id from identity"))
    teams = await _named(sql, "select name, id from team where establishment_id = $1", house)
    roles = await _named(sql, "select code, id from role where establishment_id = $1", house)
    if DIRECTOR not in roles:  # it came since
        read: dict[str, tuple[str, ...]] = {"read": ("attestations", "vie-au-foyer")}
        roles[DIRECTOR] = await making.role(sql, house, DIRECTOR, "direction", read, ("members",))
    for resident in EVERYBODY:
        subjects = subjects_of(resident)
        found = [known[subject] for subject in subjects.values() if subject in known]
        person = found[0] if found else await _place(sql, ring, house, resident, teams, roles)
        for provider, subject in subjects.items():
            if subject not in known:
                known_by = making.professional if provider == "prosanteconnect" else making.identity
                await known_by(sql, person, f"demo:{provider}", subject)
    await protect(sql, house)


async def _place(
    sql: asyncpg.Connection,
    ring: KeyRing,
    house: making.House,
    resident: Resident,
    teams: dict[str, UUID],
    roles: dict[str, UUID],
) -> UUID:
    """A person with her dossier, or her role in a team, or nothing yet: somebody who will help."""
    person = await making.person(sql, resident.given_name, resident.family_name)
    if resident in USAGERS:
        for dossier in await _dossiers(sql, ring, house, resident, person):
            for team in (CARE, SUPPORT):
                await making.supports(sql, house, teams[team], dossier)
    elif resident.login in WORKS:
        shown_name, role, hers = WORKS[resident.login]
        await making.member(sql, house, person, roles[role], shown_name, tuple(teams[team] for team in hers))
    return person


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
