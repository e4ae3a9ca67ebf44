"""Papers that were filed with the wrong person: the record, who saw, whose it is, and how the house closes it."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.kit.errors import NotFound


class MisfilingRow(msgspec.Struct):
    """`given_name`, `family_name`: with whom it was filed; `owner`: whose it is, as the house knows."""

    id: UUID
    opened_at: datetime
    given_name: str
    family_name: str
    family: str
    filed_at: datetime
    owner: str | None
    authority: str | None
    closed_at: datetime | None


class SeenRow(msgspec.Struct):
    name: str | None
    capacity: str
    times: int
    first_at: datetime


class Born(msgspec.Struct):
    """Somebody of the house who was born that day."""

    id: UUID
    given_names: str
    birth_name: str


_OWNER = """(select coalesce(o.used_given_name, split_part(o.given_names, ' ', 1)) || ' '
                    || coalesce(o.used_name, o.birth_name) from dossier o where o.id = m.owner_id)"""
# Whoever reads a record is told to each of the two: with whom it was filed, and whose it is.
_READ = f"""shown as (select distinct its.dossier_id as id, m.establishment_id, its.dossier_id
                from few m, unnest(array[m.dossier_id, m.owner_id]) its (dossier_id) where its.dossier_id is not null),
    noted as ({noted("misfiling.read", "identity")})
    select m.id, m.opened_at, coalesce(s.used_given_name, split_part(s.given_names, ' ', 1)),
           coalesce(s.used_name, s.birth_name), d.family, d.filed_at, {_OWNER}, m.authority, m.closed_at
      from few m join dossier s on s.id = m.dossier_id, lateral misfiling_paper(m.id) d"""
_HERE = "select m.* from misfiling m where m.establishment_id = (select acting_house())"
# Those that are open first, the oldest of them before; then the newest of the others.
_AT = "extract(epoch from coalesce(m.closed_at, m.opened_at))"
_PLACE = f"m.closed_at is not null, case when m.closed_at is null then {_AT} else -{_AT} end, m.id"
PAGE = 50
ALL = Statement(
    f"""with few as ({_HERE}
            and (cast(:after as uuid) is null or ({_PLACE}) > (select {_PLACE} from misfiling m where m.id = :after))
          order by {_PLACE} limit {PAGE}), {_READ} order by {_PLACE}""",
    MisfilingRow,
)
ONE = Statement(f"with few as ({_HERE} and m.id = :id), {_READ}", MisfilingRow)
SEEN = Statement("select name, capacity, times, first_at from misfiling_seen(:id)", SeenRow)
BORN = Statement(
    f"""with shown as (
            select d.id, d.establishment_id, null::uuid as dossier_id, d.given_names, d.birth_name from dossier d
            where d.establishment_id = (select acting_house()) and d.birthdate = :birthdate
              and d.id <> (select m.dossier_id from misfiling m where m.id = :id) order by d.created_at limit 50
        ), noted as ({noted("identities.compared", "identity")})
        select id, given_names, birth_name from shown""",
    Born,
)
# Each of the two reads it in her own trail.
CLOSE = f"""
    with changed as (select * from close_misfiling($1, $2, $3)), his as (select * from changed where his),
    hers as (select * from changed where not his),
    told as ({noted("misfiling.closed", "identity", "his")}),
    told_too as ({noted("misfiling.hers", "identity", "hers")})
    select count(*) from changed"""
# For her home page: a paper of hers was with somebody else, and her house says so.
OF_MINE = """select count(*) from misfiling m
              where m.owner_id = any ((select visible_dossiers())::uuid[])
                and m.closed_at > now() - interval '30 days'"""


async def close(sql: Connection, misfiling: UUID, owner: UUID | None, authority: str, key: UUID, page: str) -> None:
    """Raises NotFound for what is closed already, or is not of her house."""
    if await claim(sql, key, fingerprint(f"{page}/{misfiling}", f"{owner} {authority}"), 303, page):
        return
    if not await sql.fetchval(CLOSE, misfiling, owner, authority):
        raise NotFound
