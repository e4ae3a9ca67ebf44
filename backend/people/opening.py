"""Open dossiers: by hand, from a list, or when the house's own software says who came. Keys first, then the rows.

Who may: whoever enrols in this house, or the system for it (policies `enrols`). One statement for each table, however
many people come.
"""

from collections.abc import Sequence
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Place, blind_index, new_key, seal
from backend.people.keys import about, make
from backend.people.matching import Traits


class HouseKey(msgspec.Struct, frozen=True):
    """A house and the key that hides its matricules; `secret` never outlives the request or the job."""

    house: UUID
    secret: bytes

    def __repr__(self) -> str:
        return f"HouseKey(house={self.house})"


class Newcomer(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody as the house says who she is. An empty matricule: none is known yet."""

    traits: Traits
    used_name: str = ""
    used_given_name: str = ""
    identity_status: str = "PROV"
    local_id: str = ""


HOUSE_KEY = """select id, kek_id, wrapped_index from establishment_key
                where establishment_id = $1 and retired_at is null"""
DOSSIERS = f"""
    with shown as (
        insert into dossier (id, establishment_id, birth_name, used_name, given_names, used_given_name, birthdate, sex,
                             birthplace, identity_status, local_id, matricule_oid, matricule, matricule_index)
        select n.id, $1, n.birth_name, nullif(n.used_name, ''), n.given_names, nullif(n.used_given_name, ''),
               n.birthdate, n.sex, n.birthplace, n.status, nullif(n.local_id, ''), nullif(n.oid, ''), n.sealed, n.hidden
          from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                      $10::text[], $11::text[], $12::text[], $13::bytea[], $14::bytea[])
            as n (id, birth_name, used_name, given_names, used_given_name, birthdate, sex, birthplace, status,
                  local_id, oid, sealed, hidden)
        returning id, establishment_id, id as dossier_id
    ), noted as ({noted("dossier.opened", "enrolment")})
    select count(*) from shown
"""
KEYS = """insert into dossier_key (id, establishment_id, dossier_id, kek_id, wrapped, wrapped_search)
          select k.id, $1, k.dossier_id, k.kek_id, k.wrapped, k.search
            from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[])
              as k (id, dossier_id, kek_id, wrapped, search)"""


async def house_key(sql: Connection, ring: KeyRing, house: UUID) -> HouseKey:
    key_id, kek_id, wrapped_index = await sql.fetchrow(HOUSE_KEY, house)
    return HouseKey(house, ring.unwrap(kek_id, wrapped_index, about(key_id, "index")))


async def open_dossiers(
    sql: Connection, ring: KeyRing, key: HouseKey, newcomers: Sequence[Newcomer], ids: Sequence[UUID] = ()
) -> list[UUID]:
    """Their ids, in the order given; `ids` when they are chosen already. Raises asyncpg.UniqueViolationError: a
    matricule or a local id is known here."""
    made = [_Made(one, uuid4(), new_key()) for one in ids or [uuid4() for _ in newcomers]]
    rows = [_row(key, each, newcomer) for each, newcomer in zip(made, newcomers, strict=True)]
    await sql.execute(DOSSIERS, key.house, *map(list, zip(*rows, strict=True)))
    await sql.execute(KEYS, key.house, *map(list, zip(*(_keys(ring, each) for each in made), strict=True)))
    return [each.dossier for each in made]


class _Made(msgspec.Struct, frozen=True):
    dossier: UUID
    key: UUID
    content: bytes


def _row(key: HouseKey, made: _Made, newcomer: Newcomer) -> tuple[object, ...]:
    traits = newcomer.traits
    sealed = hidden = None
    if traits.matricule:
        place = Place(key.house, "dossier", made.dossier, "matricule", made.key)
        sealed = seal(made.content, traits.matricule.encode(), place)
        hidden = blind_index(key.secret, traits.matricule)
    names = (traits.birth_name, newcomer.used_name, traits.given_names, newcomer.used_given_name)
    civil = (traits.birthdate, traits.sex, traits.birthplace, newcomer.identity_status, newcomer.local_id)
    return made.dossier, *names, *civil, traits.matricule_oid if sealed else "", sealed, hidden


def _keys(ring: KeyRing, made: _Made) -> tuple[object, ...]:
    kek_id, wrapped = ring.wrap(made.content, about(made.key, "content"))
    _, search = make(ring, made.key, "search")
    return made.key, made.dossier, kek_id, wrapped, search
