"""Openings: one statement each, with the entry that says who saw what."""

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.db.hiding import unless_kept
from backend.documents.schemas import Count, DepositStatus, OpenedRow, TitleRow

COLUMNS = """s.id, s.establishment_id, s.dossier_id, e.name, s.family, s.type_code, s.type_system, s.written_on,
       s.title, s.origin, s.hidden_from_staff_at is not null, s.not_for_person, s.brought_as,
       coalesce(s.brought_by = (select actor_id()), false)"""

# "Nouveau" has an end: counting stops at a hundred, and nobody needs to know more. OFFSET 0 keeps
# the look-up one by one, by the key: as a join, PostgreSQL reads all that anybody ever opened.
FRESH = Statement(
    """
    select count(*) from (
        select from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id), lateral (
            select d.id from document d
             where d.dossier_id = mine.dossier_id and d.state = 'current'
             order by d.written_on desc, d.id limit 100
        ) d
        where not exists (select from document_opened o
                           where o.document_id = d.id and o.reader_id = (select actor_id()) offset 0)
    ) fresh
    """,
    Count,
)

# Whoever must say whose a disputed paper is may see its row: to identify it, and for nothing else.
UNDISPUTED = "d.id = :id and d.disputed_at is null"
UNHIDDEN = f"d.id = {unless_kept('hidden_papers')} and d.disputed_at is null"
# The paper of an open dispute, by the dispute's id: settled, or of another house, it has none.
IN_DISPUTE = """d.id = (select t.document_id from document_dispute t
                         where t.id = :id and t.establishment_id = (select acting_house()) and t.settled_at is null)"""

_OPEN = """
with shown as (select * from document d where {which} and d.state in ({states})),
noted as ({noted})
select {columns}, k.id, k.kek_id, k.wrapped,
       f.id, f.store_key, f.wrapped, f.size, f.sha256, f.media_type, o.media_type, o.size,
       exists (select from document_opened r where r.document_id = s.id and r.reader_id = (select actor_id())),
       s.state,
       exists (select from document_page p where p.document_id = s.id),
       exists (select from document_file b where b.document_id = s.id and b.kind = 'annex'){more}
  from shown s
  join establishment e on e.id = s.establishment_id
  join dossier_key k on k.id = s.key_id
  join document_file f on f.document_id = s.id and f.kind = :kind and f.position = 0
  join document_file o on o.document_id = s.id and o.kind = 'original' and o.position = 0
  {told}
"""
# Who announced it, and when.
_TOLD = {"more": ", a.name, a.at", "told": "left join lateral announced(s.id) a on s.announced_at is not null"}
# Whether `pieces.VERSIONS` has more to say than this one.
_KIN = """, null, null,
       exists (select from document v where v.dossier_id = s.dossier_id and v.set_id = s.set_id and v.id <> s.id)
       or exists (select from document v where v.establishment_id = s.establishment_id and v.dossier_id = s.dossier_id
                                           and v.unique_id = s.unique_id and v.id <> s.id)
       or exists (select from document_relation r where r.dossier_id = s.dossier_id and r.kind = 'replaces'
                                                and (r.said_by = s.unique_id or r.target = s.unique_id))"""


def _open(purpose: str, states: str = "'current'", which: str = UNDISPUTED, more: str = "") -> Statement[OpenedRow]:
    told = noted("document.read", purpose)
    beside = _TOLD if purpose == "care" else {"more": more, "told": ""}
    return Statement(_OPEN.format(noted=told, columns=COLUMNS, states=states, which=which, **beside), OpenedRow)


READ_MINE, READ_IN_CARE, READ_FOR_SOMEONE = _open("own"), _open("care"), _open("aidant", which=UNHIDDEN)
READ_VERSION = _open("own", "'current', 'replaced', 'cancelled'", more=_KIN)
READ_TO_IDENTIFY = _open("identity", which=IN_DISPUTE)

MARK_OPENED = (
    "insert into document_opened (document_id, reader_id) values ($1, (select actor_id())) on conflict do nothing"
)

# « checking »: the scanner is away, whoever the paper is about.
# "handled" whether the person is known here or not: the answer must not tell which. Nor must when it comes, since to
# file takes longer than to put aside: never sooner than two seconds after. Nor that a desk had it tried again, nor
# what became of it then: only one that waited can be.
_STATE = """case when tried_again_at is not null then 'handled' when state in ('refused', 'disputed') then state
    when state in ('received', 'checking') then state
    when received_at > now() - interval '2 seconds' then 'received' else 'handled' end"""
_STATUS = f"id, received_at, {_STATE}, case when state = 'refused' and tried_again_at is null then reason end"
DEPOSIT = Statement(f"select {_STATUS} from deposit where id = :id", DepositStatus)
SAME_DEPOSIT = Statement(
    f"""select {_STATUS} from deposit
         where establishment_id = (select acting_house()) and machine_id = (select actor_id())
           and sha256 = :sha256""",
    DepositStatus,
)

# Only its name, for a link: reading the paper is another act.
TITLE = Statement(
    f"""select d.id, d.establishment_id, d.title, k.id, k.kek_id, k.wrapped
          from document d join dossier_key k on k.id = d.key_id where {UNDISPUTED} and d.state = 'current'""",
    TitleRow,
)
