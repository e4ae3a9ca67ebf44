"""The people of a house that merges: each has a dossier in the house that stays, which her teams follow.

Whoever was hers by her own word is hers there. Nothing else is copied: neither papers nor the accesses that she gave.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.kit.keyring import KeyRing
from backend.kit.sealing import blind_index
from backend.people.keys import Wrapped, opened
from backend.people.matching import Traits
from backend.people.opening import HouseKey, Newcomer, house_key, open_dossiers

AT_ONCE = 250
# Supported there now or soon, and open to her. `here`: the dossier that she has already in the house that stays.
PEOPLE = """
    select d.id, d.person_id, d.linked_at, d.birth_name, coalesce(d.used_name, '') as used_name, d.given_names,
           coalesce(d.used_given_name, '') as used_given_name, d.birthdate, d.sex, d.birthplace, d.identity_status,
           coalesce(d.matricule_oid, '') as oid, d.matricule, k.id as key_id, k.kek_id, k.wrapped,
           (select o.id from dossier o where o.establishment_id = $2 and o.person_id = d.person_id
               and o.linked_at is not null and d.linked_at is not null order by o.linked_at, o.id limit 1) as here
      from dossier d join dossier_key k on k.dossier_id = d.id and k.retired_at is null
     where d.establishment_id = $1 and d.open_until > now()
       and exists (select from dossier_team t where t.dossier_id = d.id and t.ends_at > now() and t.pair_id is null)
     order by d.created_at, d.id"""
KNOWN = "select matricule_index from dossier where establishment_id = $1 and matricule_index = any ($2::bytea[])"
LINKED = """update dossier d set person_id = n.person_id, linked_at = n.linked_at
              from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) n (id, person_id, linked_at) where d.id = n.id"""
SUPPORTED = """
    with pairs as (select * from unnest($1::uuid[], $2::uuid[]) p (theirs, ours)),
    teams as (select * from unnest($3::uuid[], $4::uuid[]) t (theirs, ours)),
    stays as (insert into stay (id, establishment_id, dossier_id, kind, starts_on, ends_on)
              select gen_random_uuid(), $5, p.ours, s.kind, greatest(s.starts_on, current_date), s.ends_on
                from pairs p join stay s on s.dossier_id = p.theirs and coalesce(s.ends_on >= current_date, true))
    insert into dossier_team (id, establishment_id, dossier_id, team_id, starts_at, ends_at)
    select gen_random_uuid(), $5, p.ours, t.ours, greatest(now(), d.starts_at), d.ends_at
      from pairs p join dossier_team d on d.dossier_id = p.theirs and d.ends_at > now() and d.pair_id is null
      join teams t on t.theirs = d.team_id on conflict do nothing"""
LESS_SURE = {"QUAL": "VALI", "RECUP": "PROV"}


class Followed(msgspec.Struct, frozen=True):
    """How many have a dossier there now; how many had one; of whom somebody must look whether she is known twice."""

    opened: int = 0
    known: int = 0
    unsure: int = 0


async def follow(
    sql: asyncpg.Connection, ring: KeyRing, leaving: UUID, staying: UUID, teams: tuple[list[UUID], list[UUID]]
) -> Followed:
    await sql.execute("select act_as_system($1)", staying)
    rows = await sql.fetch(PEOPLE, leaving, staying)
    key, unsure = await house_key(sql, ring, staying), 0
    new = [row for row in rows if row["here"] is None]
    pairs = [(row["id"], row["here"]) for row in rows if row["here"]]
    for first in range(0, len(new), AT_ONCE):
        made, doubtful = await _opened(sql, ring, key, leaving, new[first : first + AT_ONCE])
        pairs, unsure = pairs + made, unsure + doubtful
    if pairs:
        await sql.execute(SUPPORTED, *map(list, zip(*pairs, strict=True)), *teams, staying)
    return Followed(len(new), len(rows) - len(new), unsure)


async def _opened(
    sql: asyncpg.Connection, ring: KeyRing, key: HouseKey, leaving: UUID, rows: Sequence[asyncpg.Record]
) -> tuple[list[tuple[UUID, UUID]], int]:
    """Their dossiers. A number that the house knows already is left out, for who answers for identities to look."""
    numbers = [_number(ring, leaving, row) for row in rows]
    hidden = [blind_index(key.secret, number) if number else b"" for number in numbers]
    taken = {row[0] for row in await sql.fetch(KNOWN, key.house, [one for one in hidden if one])}
    newcomers = [
        _newcomer(row, "" if index in taken else number)
        for row, number, index in zip(rows, numbers, hidden, strict=True)
    ]
    ids = await open_dossiers(sql, ring, key, newcomers, [uuid4() for _ in rows])
    linked = [(one, row["person_id"], row["linked_at"]) for one, row in zip(ids, rows, strict=True) if row["linked_at"]]
    if linked:
        await sql.execute(LINKED, *map(list, zip(*linked, strict=True)))
    return list(zip((row["id"] for row in rows), ids, strict=True)), sum(index in taken for index in hidden)


def _number(ring: KeyRing, leaving: UUID, row: asyncpg.Record) -> str:
    if row["matricule"] is None:
        return ""
    key = opened(ring, Wrapped(row["key_id"], row["kek_id"], row["wrapped"]))
    return key.unseal(row["matricule"], leaving, "dossier", row["id"], "matricule")


def _newcomer(row: asyncpg.Record, number: str) -> Newcomer:
    """By her traits; the number of her dossier in the software of the house that leaves is nobody's here."""
    civil = [row[name] for name in ("birth_name", "given_names", "birthdate", "sex", "birthplace")]
    status = row["identity_status"]
    return Newcomer(
        traits=Traits(number, row["oid"] if number else "", *civil),
        used_name=row["used_name"],
        used_given_name=row["used_given_name"],
        identity_status=status if number or row["matricule"] is None else LESS_SURE.get(status, status),
    )


def lines(leaving: str, people: Followed) -> Iterator[str]:
    """What an operator reads of them."""
    yield f"{people.opened} people have a dossier there now; {people.known} had one."
    if people.unsure:
        yield f"{people.unsure} may be known there twice: whoever answers for identities compares them."
    yield f"What was begun in {leaving} is finished there. Then: houses close."
