"""The desk's verbs: open a dossier by hand, correct it, follow who is not enrolled.

Each is noted in the trail with its act.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.enrolment.errors import MatriculeKnown
from backend.enrolment.rules import SURE
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.people.matching import Traits
from backend.people.opening import Newcomer, house_key, open_dossiers

# Teams of this house alone; how many there were says whether all of them are.
BESIDE = """
with teams as (
    insert into dossier_team (id, establishment_id, dossier_id, team_id, starts_at)
    select gen_random_uuid(), t.establishment_id, $1, t.id, cast($3 as date)::timestamp at time zone e.time_zone
      from team t join establishment e on e.id = t.establishment_id
     where t.id = any ($2::uuid[]) and t.establishment_id = acting_house() returning 1
), stays as (
    insert into stay (id, establishment_id, dossier_id, kind, starts_on)
    values (gen_random_uuid(), acting_house(), $1, 'stay', $3)
), seen as (insert into enrolment (dossier_id, establishment_id, seen) values ($1, acting_house(), $4)
), proved as (select p.id from saw_document($5, $1, $6) p where cast($6 as text) is not null)
select count(*) from teams where (select count(*) from proved) >= 0"""
SAME = "(birth_name, given_names, birthdate, sex, birthplace) = ($2, $3, $4, $5, $6)"
# The number that the register gave is of the traits that it was asked about.
KEEPS = f"{SAME} or identity_status in ('PROV', 'VALI')"
CORRECT = f"""
with shown as (
    update dossier d set birth_name = $2, given_names = $3, birthdate = $4, sex = $5, birthplace = $6,
           used_name = nullif($7, ''), used_given_name = nullif($8, ''),
           identity_status = case when {SAME} then identity_status else 'PROV' end,
           matricule = case when {KEEPS} then matricule end, matricule_oid = case when {KEEPS} then matricule_oid end,
           matricule_index = case when {KEEPS} then matricule_index end
     where d.id = $1 and d.establishment_id = acting_house()
    returning d.id, d.establishment_id, d.id as dossier_id
), noted as ({noted("dossier.corrected", "enrolment")})
select count(*) from shown"""
FOLLOW = f"""
with shown as (
    insert into enrolment as n (dossier_id, establishment_id, wish, ask_on)
    select d.id, d.establishment_id, $2, $3 from dossier d
     where d.id = $1 and d.establishment_id = acting_house() and d.linked_at is null
    on conflict (dossier_id) do update set wish = excluded.wish, ask_on = excluded.ask_on
    returning n.dossier_id as id, n.establishment_id, n.dossier_id
), noted as ({noted("enrolment.followed", "enrolment")})
select count(*) from shown"""


class Opening(msgspec.Struct, frozen=True):
    """Who comes, with which teams, from which day; and which kind of paper was seen, or none."""

    newcomer: Newcomer
    teams: tuple[UUID, ...]
    since: date
    seen: str | None

    def body(self) -> Sequence[object]:
        return [self.newcomer, self.teams, self.since, self.seen]


async def enrol(sql: Connection, ring: KeyRing, house: UUID, opening: Opening, key: UUID) -> str:
    """Her page. Raises OtherBody, NotFound for a team of elsewhere, and MatriculeKnown."""
    made = uuid4()
    here = f"/equipe/{house}/inscriptions"
    if first := await claim(sql, key, fingerprint(here, opening.body()), 303, f"{here}/{made}"):
        return first.location
    proof = SURE.get(opening.seen or "")
    try:
        await open_dossiers(sql, ring, await house_key(sql, ring, house), [opening.newcomer], [made])
    except asyncpg.UniqueViolationError:
        raise MatriculeKnown from None
    beside = (list(opening.teams), opening.since, opening.seen, uuid4(), proof)
    if await sql.fetchval(BESIDE, made, *beside) != len(opening.teams):
        raise NotFound
    return f"{here}/{made}"


async def correct(sql: Connection, dossier: UUID, traits: Traits, used_name: str, used_given_name: str) -> None:
    """Of an identity whose strict traits change, nobody has seen or said anything yet."""
    five = (traits.birth_name, traits.given_names, traits.birthdate, traits.sex, traits.birthplace)
    if not await sql.fetchval(CORRECT, dossier, *five, used_name, used_given_name):
        raise NotFound


async def follow(sql: Connection, dossier: UUID, wish: str, ask_on: date | None) -> None:
    """`rien`: there is nothing to say of it, any more."""
    if not await sql.fetchval(FOLLOW, dossier, None if wish == "rien" else wish, ask_on):
        raise NotFound
