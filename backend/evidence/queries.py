"""Papers that prove a measure or a mandate: for who enrols in the house, and for the person herself.

What shows one notes it in her trail, under her dossier. `of_desk` in the name of the house, `own` in hers.
"""

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.documents.piece_rows import PageRow
from backend.evidence.schemas import About, File, Hers

_NAME = "coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)) || ' ' || coalesce(d.used_name, d.birth_name)"
_LAST = """select * from evidence e where e.about = cast(:about as uuid) {which}
            order by e.received_at desc, e.id limit 1"""
# One that was refused takes the place of none: it is told beside the one before it.
_NOW = """select * from evidence e where e.about = cast(:about as uuid)
           order by e.state = 'refused', e.received_at desc, e.id limit 1"""
_REFUSED = """select r.reason from evidence r
               where r.about = e.about and r.state = 'refused' and r.received_at >= greatest(e.received_at, a.wrong_at)
               order by r.received_at desc, r.id limit 1"""
_KEPT = _LAST.format(which="and e.state = 'kept'")
# One that is being read, or is not the right one, closes the one before it.
_OPEN = f"""select e.* from ({_LAST.format(which="and e.state <> 'refused'")}) e
             where e.state = 'kept' and not exists (select from evidence_about(e.about) a where a.wrong is not null)"""
ABOUT = Statement(
    f"""select a.what, a.kind, a.scope, a.holder, {_NAME}, a.dossier_id, a.mine, a.holds, a.waits, a.agrees,
               a.wrong, a.said, e.id, e.state, ({_REFUSED}), e.received_at, e.brought_by = (select actor_id()),
               e.media_type, e.size, k.id, k.kek_id, k.wrapped
          from evidence_about(cast(:about as uuid)) a join dossier d on d.id = a.dossier_id
          left join lateral ({_NOW}) e on true
          join dossier_key k on k.dossier_id = d.id
           and case when e.id is null then k.retired_at is null else k.id = e.key_id end""",
    About,
)
# Her key said something else before: what became of the paper since.
SINCE = """select case when said then 'said' when not waits then 'over' else 'changed' end from evidence_about($1)"""
CURRENT_KEY = """select k.id, k.kek_id, k.wrapped from evidence_about($1) a
    join dossier_key k on k.dossier_id = a.dossier_id and k.retired_at is null"""
MINE = Statement(
    f"""select e.id, e.measure_id, e.received_at, h.time_zone, k.id, k.kek_id, k.wrapped
          from ({_KEPT}) e join establishment h on h.id = e.establishment_id join dossier_key k on k.id = e.key_id""",
    Hers,
)
PAGES = Statement(
    """select id, establishment_id, number, width, height, text from evidence_page
        where evidence_id = :id order by number""",
    PageRow,
)
_SHOWN = """with shown as (
    select e.dossier_id as id, e.establishment_id, e.dossier_id from evidence e where e.id = $1
), noted as ({noted})"""
READ_AT_DESK, READ_OWN = (
    f"{_SHOWN.format(noted=noted('evidence.read', purpose))} select count(*) from shown"
    for purpose in ("enrolment", "own")
)
# A second person has had it on her screen: from now on she may agree. Once the answer has left.
OPENED = "insert into evidence_opened (evidence_id, reader_id) values ($1, actor_id()) on conflict do nothing"


def _file(of: str, act: str, purpose: str) -> Statement[File]:
    return Statement(
        f"""with shown as (
            select e.dossier_id as id, e.establishment_id, e.dossier_id, {of}
        ), noted as ({noted(act, purpose)})
        select s.row_id, s.store_key, s.wrapped, s.size, s.sha256, s.media_type, k.id, k.kek_id, k.wrapped
          from shown s join dossier_key k on k.id = s.key_id""",
        File,
    )


_COLUMNS = "{row}.id as row_id, {row}.store_key, {row}.wrapped, {row}.size, {row}.sha256, {row}.key_id"
_PICTURE = f"""{_COLUMNS.format(row="p")}, 'image/webp' as media_type
    from ({{paper}}) e join evidence_page p on p.evidence_id = e.id and p.number = cast(:number as integer)"""
PICTURE_AT_DESK = _file(_PICTURE.format(paper=_OPEN), "evidence.page", "enrolment")
PICTURE_OWN = _file(_PICTURE.format(paper=_KEPT), "evidence.page", "own")
WHOLE_AT_DESK = _file(f"{_COLUMNS.format(row='e')}, e.media_type from ({_OPEN}) e", "evidence.downloaded", "enrolment")
