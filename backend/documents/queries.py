"""Lists and openings: one statement each, with the entry that says who saw what.

Twenty of each dossier by its index, then twenty of those. The policy only checks what the index
brought: it is never the way to find a row.
"""

from backend.db.compiled import Statement
from backend.documents.schemas import Count, DepositStatus, OpenedRow, PaperRow, TitleRow

NOTED = """insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), establishment_id, dossier_id, actor_id(), capacity(), subject_id(), '{purpose}', '{act}', array_agg(id)
      from {shown} group by establishment_id, dossier_id"""


def noted(act: str, purpose: str, shown: str = "shown") -> str:
    return NOTED.format(act=act, purpose=purpose, shown=shown)


COLUMNS = """s.id, s.establishment_id, s.dossier_id, e.name, s.family, s.type_code, s.type_system, s.written_on,
       s.title, s.origin, s.hidden_from_staff_at is not null"""

# LIMIT is a literal: with a bound one PostgreSQL expects a tenth of all rows, and plans anew each time.
_LIST = """
with shown as (
    select newest.* from {mine}, lateral (
        select * from document d
         where d.dossier_id = mine.dossier_id and d.state = 'current'
           and d.written_on <= :before and (d.written_on < :before or d.id > :after)
         order by d.written_on desc, d.id limit 20
    ) newest
    order by newest.written_on desc, newest.id limit 20
), noted as ({noted})
select {columns}, o.document_id is null, k.id, k.kek_id, k.wrapped
  from shown s
  join establishment e on e.id = s.establishment_id
  join dossier_key k on k.id = s.key_id
  left join document_opened o on o.document_id = s.id and o.reader_id = (select actor_id())
 order by s.written_on desc, s.id
"""
EACH_OF_MINE = "unnest((select visible_dossiers())::uuid[]) as mine (dossier_id)"
THIS_ONE = "(select cast(:dossier_id as uuid) as dossier_id) as mine"


def _list(mine: str, purpose: str) -> Statement[PaperRow]:
    sql = _LIST.format(mine=mine, columns=COLUMNS, noted=noted("documents.listed", purpose))
    return Statement(sql.replace(":before", "cast(:before as date)").replace(":after", "cast(:after as uuid)"), PaperRow)


NEWEST = _list(EACH_OF_MINE, "own")
OF_DOSSIER = _list(THIS_ONE, "care")

# "Nouveau" has an end: counting stops at a hundred, and nobody needs to know more.
FRESH = Statement(
    """
    select count(*) from (
        select from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id), lateral (
            select d.id from document d
             where d.dossier_id = mine.dossier_id and d.state = 'current'
             order by d.written_on desc, d.id limit 100
        ) d
        left join document_opened o on o.document_id = d.id and o.reader_id = (select actor_id())
        where o.document_id is null
    ) fresh
    """,
    Count,
)

_OPEN = """
with shown as (select * from document d where d.id = :id and d.state = 'current'),
noted as ({noted})
select {columns}, k.id, k.kek_id, k.wrapped,
       f.id, f.store_key, f.wrapped, f.size, f.sha256, f.media_type
  from shown s
  join establishment e on e.id = s.establishment_id
  join dossier_key k on k.id = s.key_id
  join document_file f on f.document_id = s.id and f.kind = :kind and f.position = 0
"""


def _open(act: str, purpose: str) -> Statement[OpenedRow]:
    return Statement(_OPEN.format(noted=noted(act, purpose), columns=COLUMNS), OpenedRow)


READ_MINE, READ_IN_CARE = _open("document.read", "own"), _open("document.read", "care")
TAKE_MINE = _open("document.downloaded", "own")

MARK_OPENED = "insert into document_opened (document_id, reader_id) values ($1, (select actor_id())) on conflict do nothing"

# "handled" whether the person is known here or not: the answer must not tell which.
_STATE = "case when state in ('received', 'refused') then state else 'handled' end"
DEPOSIT = Statement(f"select id, received_at, {_STATE} from deposit where id = :id", DepositStatus)
SAME_DEPOSIT = Statement(
    f"""select id, received_at, {_STATE} from deposit
         where machine_id = (select actor_id()) and sha256 = :sha256""",
    DepositStatus,
)

# Only its name, for a link: reading the paper is another act.
TITLE = Statement(
    """select d.id, d.establishment_id, d.title, k.id, k.kek_id, k.wrapped
         from document d join dossier_key k on k.id = d.key_id where d.id = :id and d.state = 'current'""",
    TitleRow,
)
