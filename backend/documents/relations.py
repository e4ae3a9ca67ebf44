"""What versions say of one another, whatever the order in which they come.

A statement is kept even when the paper it is about has not come. What it makes of that paper goes one way:
current, replaced, cancelled. So the state of each version is a function of all that was said, not of when:
a cancelled replacement does not bring the older version back (IHE XDS: what was replaced stays deprecated).
"""

from collections.abc import Iterable
from uuid import UUID

from backend.db.compiled import Connection
from backend.interop.cda.header import CdaHeader

KINDS = {"RPLC": "replaces", "APND": "appends", "XFRM": "transforms"}

# Two jobs about one dossier take turns: each must see what the other said.
TAKE_TURNS = "select pg_advisory_xact_lock(hashtextextended($1::uuid::text, 4711))"
SAY = """insert into document_relation (dossier_id, establishment_id, target, kind, said_by)
select $1, $2, told.target, told.kind, $3 from unnest($4::text[], $5::text[]) as told (target, kind)
on conflict do nothing"""

# Nobody replaces itself; a number of version counts among the papers of one set, or of one id. What she must not know
# of yet takes the place of nothing that she reads: a paper that goes away would tell her. `announce_paper` does it.
# What is told takes the place of all that came before it, whether or not she knew what lies between.
_KNOWN = "(o.not_for_person or n.not_for_person is not true)"
SETTLE = f"""
with recursive about (id) as (
    select unnest($3::text[])
    union select r.target from about b
            join document_relation r on r.dossier_id = $2 and r.kind = 'replaces' and r.said_by = b.id)
update document d set state = settled.state
  from (select o.id,
               case when exists (select from document_relation r where r.dossier_id = o.dossier_id
                                    and r.target = o.unique_id and r.kind = 'cancels') then 'cancelled'
                    when exists (with recursive later (id) as (
                                     select o.unique_id
                                     union select r.said_by from later l join document_relation r
                                       on r.dossier_id = o.dossier_id and r.kind = 'replaces' and r.target = l.id)
                                 select from later l
                                   left join document n on n.dossier_id = o.dossier_id and n.unique_id = l.id
                                  where l.id <> o.unique_id and {_KNOWN})
                      or exists (select from document n where n.dossier_id = o.dossier_id and n.version > o.version
                                    and (n.set_id = o.set_id or n.unique_id = o.unique_id) and {_KNOWN}) then 'replaced'
                    else 'current' end as state
          from document o
         where o.establishment_id = $1 and o.dossier_id = $2
           and (o.unique_id in (select id from about) or o.set_id = $4)) settled
 where settled.id = d.id and d.state <> settled.state"""


async def take_turns(sql: Connection, dossier_id: UUID) -> None:
    """Until the end of this transaction, nobody else files anything in this dossier."""
    await sql.execute(TAKE_TURNS, dossier_id)


async def say(sql: Connection, house: UUID, dossier_id: UUID, header: CdaHeader, *, cancels: bool) -> None:
    """Keep what this paper says of others, and of itself; saying it again says no more."""
    told = sorted(_told(header, cancels=cancels))
    targets, kinds = [target for target, _ in told], [kind for _, kind in told]
    await sql.execute(SAY, dossier_id, house, header.unique_id, targets, kinds)
    about = [header.unique_id, *targets]
    await sql.execute(SETTLE, house, dossier_id, about, header.set_id)


def _told(header: CdaHeader, *, cancels: bool) -> Iterable[tuple[str, str]]:
    told = {(one.unique_id, KINDS[one.kind]) for one in header.replaces if one.kind in KINDS}
    return told | {(header.unique_id, "cancels")} if cancels else told
