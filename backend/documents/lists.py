"""Lists of papers, one statement each, with the entry that says who saw the list.

Twenty of each dossier by its index, and one more to know whether the list goes on, then twenty of those (of
each shelf, for the staff). The policy only checks what the index brought, it never finds a row.
"""

from datetime import date
from uuid import UUID

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.documents.list_schemas import OfFamily, PaperRow
from backend.documents.queries import COLUMNS

LAST_DAY, FIRST_ID = date.max, UUID(int=0)
FIRST_PAGE = {"before": LAST_DAY, "after": FIRST_ID}

# LIMIT is a literal: with a bound one PostgreSQL expects a tenth of all rows, and plans anew each time.
NEWEST_OF = """select newest.* from {mine}, lateral (
        select * from {papers} d
         where d.dossier_id = mine.dossier_id {which}and d.state = 'current' and {turned}
         order by {order} limit 21
    ) newest"""
_LIST = """
with {known}found as (
    {newest}
    order by {order_of_all} limit 21
), shown as (select * from found d order by {order} limit 20
), noted as ({noted})
"""
ROWS = """select {columns}, {fresh}, k.id, k.kek_id, k.wrapped,
       cardinality((select visible_houses())) > 1, (select count(*) from found) > 20{more}
  from shown s
  join establishment e on e.id = s.establishment_id
  join dossier_key k on k.id = s.key_id
  left join document_opened o on o.document_id = s.id and o.reader_id = (select actor_id())
 order by s.written_on desc, s.id
"""
EACH_OF_MINE = "unnest((select visible_dossiers())::uuid[]) as mine (dossier_id)"
OPEN_SHELVES = """(select cast(:dossier_id as uuid) as dossier_id, f.code as family from family f
         where cast(:dossier_id as uuid) || '/' || f.code = any ((select shelves('read'))::text[])) as mine"""
OLDER = "d.written_on <= :before and (d.written_on < :before or d.id > :after)", "d.written_on desc, d.id"
NEWER = "d.written_on >= :before and (d.written_on > :before or d.id < :after)", "d.written_on, d.id desc"
OF_FAMILY = "and d.family = :family "
# "Nouveau" has an end, in lists as in counts: among the last hundred of each dossier.
NOT_OPENED = """and not exists (select from document_opened r
                           where r.document_id = d.id and r.reader_id = (select actor_id()) offset 0) """
LAST_HUNDRED = """(select * from document n where n.dossier_id = mine.dossier_id and n.state = 'current'
                 order by n.written_on desc, n.id limit 100)"""
UNOPENED, UNREAD_HERE = "o.document_id is null", "s.id = any ((select added_unread())::uuid[])"
Turn = tuple[str, str]


def _list(
    mine: str, purpose: str, which: str = "", turn: Turn = OLDER, papers: str = "document", fresh: str = UNOPENED
) -> Statement[PaperRow]:
    turned, order = turn
    newest = NEWEST_OF.format(mine=mine, papers=papers, which=which, turned=turned, order=order)
    return told(newest, purpose, order, fresh=fresh)


def told(newest: str, purpose: str, order: str, *, known: str = "", fresh: str = UNOPENED) -> Statement[PaperRow]:
    """The list that `newest` finds, with the entry that says who saw it."""
    sql = (_LIST + ROWS).format(
        known=known, newest=newest, order=order, order_of_all=order.replace("d.", "newest."),
        columns=COLUMNS, fresh=fresh, more="", noted=noted("documents.listed", purpose),
    )  # fmt: skip
    return Statement(
        sql.replace(":before", "cast(:before as date)").replace(":after", "cast(:after as uuid)"), PaperRow
    )


def _both_ways(which: str = "", papers: str = "document") -> tuple[Statement[PaperRow], Statement[PaperRow]]:
    return _list(EACH_OF_MINE, "own", which, OLDER, papers), _list(EACH_OF_MINE, "own", which, NEWER, papers)


NEWEST, BACK = _both_ways()
NEWEST_OF_FAMILY, BACK_IN_FAMILY = _both_ways(OF_FAMILY)
NEW, BACK_IN_NEW = _both_ways(NOT_OPENED, LAST_HUNDRED)
# Her duty may let her see the row of a disputed paper: never in a list of papers.
OF_DOSSIER = _list(OPEN_SHELVES, "care", "and d.family = mine.family and d.disputed_at is null ", fresh=UNREAD_HERE)

# What somebody finds who acts for the reader, or would: the first page, of what the reader sees herself. No entry:
# nobody saw the list in her name.
_SEEN = """
with would as materialized (
    select seen_by(cast(:delegation as uuid), cast(:aidant as uuid), cast(:rights as text[]), cast(:families as text[]),
                   cast(:dossiers as uuid[]), cast(:by_law as boolean)) as papers
), found as (
    select d.* from would, unnest(would.papers) as paper (id) join document d on d.id = paper.id
), shown as (select * from found d order by d.written_on desc, d.id limit 20)
"""
SEEN_BY = Statement(f"{_SEEN}{ROWS.format(columns=COLUMNS, fresh=UNOPENED, more='')}", PaperRow)

# Counting stops at a hundred, and nobody needs to know more.
FAMILIES = Statement(
    f"""
    select f.code, cast(sum(counted.number) as int) from family f, {EACH_OF_MINE}, lateral (
        select count(*) as number from (
            select from document d
             where d.dossier_id = mine.dossier_id and d.family = f.code and d.state = 'current' limit 100
        ) first_hundred
    ) counted
     where f.code <> 'messages'
     group by f.code having sum(counted.number) > 0
    """,
    OfFamily,
)


async def page(sql: Connection, which: str, turn: dict[str, object], *, back: bool) -> list[PaperRow]:
    """Twenty papers: all (""), the new ones ("nouveaux"), or those of a family; older than `turn`, or newer."""
    if which == "nouveaux":
        return await (BACK_IN_NEW if back else NEW).all(sql, **turn)
    if which:
        return await (BACK_IN_FAMILY if back else NEWEST_OF_FAMILY).all(sql, family=which, **turn)
    return await (BACK if back else NEWEST).all(sql, **turn)
