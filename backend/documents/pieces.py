"""The pages of a paper, what came beside it, what one takes away, and its versions: for the screens.

Each is asked once the paper itself was shown (`queries.READ_MINE`, `READ_IN_CARE`, `READ_TO_IDENTIFY`), which
the trail has told; what a request of its own shows is noted here. `…_TO_IDENTIFY` takes the id of a dispute.
"""

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.documents.piece_rows import BesideRow, FileRow, PageRow, VersionRow
from backend.documents.queries import IN_DISPUTE, UNDISPUTED, UNHIDDEN
from backend.documents.schemas import OpenedRow

PAGES = Statement(
    """select p.id, p.establishment_id, p.number, p.width, p.height, p.text
         from document_page p join document d on d.id = p.document_id and d.state <> 'cancelled'
        where p.document_id = :id order by p.number""",
    PageRow,
)

# Disarmed where it had to be, under the same position.
BESIDE = Statement(
    """select f.position, f.media_type, f.size
         from document_file f join document d on d.id = f.document_id and d.state <> 'cancelled'
        where f.document_id = :id and f.kind = 'annex' order by f.position""",
    BesideRow,
)


async def around(sql: Connection, paper: OpenedRow) -> tuple[list[PageRow], list[BesideRow]]:
    """Its pages, and what came beside it: asked only where there are some."""
    pages = await PAGES.all(sql, id=paper.id) if paper.paged else []
    return pages, await BESIDE.all(sql, id=paper.id) if paper.annexed else []


_FILE = """
with shown as (
    select d.id, d.establishment_id, d.dossier_id, d.written_on, d.title, d.key_id,
           f.id as file_id, f.store_key, f.wrapped, f.size, f.sha256, f.media_type
      from document d join document_file f on f.document_id = d.id and {which}
     where {whose} and d.state in ({states})
), noted as ({noted})
select s.id, s.establishment_id, s.written_on, s.title, k.id, k.kek_id, k.wrapped,
       s.file_id, s.store_key, s.wrapped, s.size, s.sha256, s.media_type
  from shown s join dossier_key k on k.id = s.key_id
"""


# The person still opens a version that was replaced; for the others there is the one that counts.
STATES = {"own": "'current', 'replaced'", "care": "'current'", "aidant": "'current'", "identity": "'current'"}
WHOSE = {"own": UNDISPUTED, "care": UNDISPUTED, "aidant": UNHIDDEN, "identity": IN_DISPUTE}


def _file(which: str, act: str, purpose: str) -> Statement[FileRow]:
    told, states, whose = noted(act, purpose), STATES[purpose], WHOSE[purpose]
    return Statement(_FILE.format(which=which, noted=told, states=states, whose=whose), FileRow)


_PICTURE = "f.kind = 'page' and f.position = :number"
PICTURE_MINE, PICTURE_IN_CARE, PICTURE_FOR_SOMEONE, PICTURE_TO_IDENTIFY = (
    _file(_PICTURE, "document.page", purpose) for purpose in WHOSE
)

# What a person takes away can do nothing by itself: the disarmed copy, when there is one.
_SAFE = """f.position = :position and f.kind = (select case when bool_or(c.kind = 'neutral') then 'neutral'
                                                           when :position = 0 then 'original' else 'annex' end
                                                 from document_file c
                                                where c.document_id = d.id and c.position = :position
                                                  and c.kind in ('neutral', 'original', 'annex'))"""
_SAFE = _SAFE.replace(":position", "cast(:position as integer)")
TAKE_MINE, TAKE_IN_CARE, TAKE_FOR_SOMEONE, TAKE_TO_IDENTIFY = (
    _file(_SAFE, "document.downloaded", purpose) for purpose in WHOSE
)
# Octet for octet what came, for who asks for it by name.
TAKE_AS_IT_CAME = _file("f.kind = 'original' and f.position = 0", "document.downloaded", "own")

# From version to version as they say it, and all those of the same set. OFFSET 0 keeps each look-up to its index.
VERSIONS = Statement(
    f"""
    with recursive me as (select * from document where id = :id),
    kin (unique_id) as (
        select unique_id from me
         union
        select case when r.said_by = k.unique_id then r.target else r.said_by end
          from kin k cross join me
          join document_relation r on r.dossier_id = me.dossier_id and r.kind = 'replaces'
               and (r.said_by = k.unique_id or r.target = k.unique_id)
    ), shown as (
        select d.* from me, kin, lateral (
            select * from document d where d.establishment_id = me.establishment_id and d.dossier_id = me.dossier_id
                                       and d.unique_id = kin.unique_id offset 0) d
         union
        select d.* from me, lateral (
            select * from document d where d.dossier_id = me.dossier_id and d.set_id = me.set_id offset 0) d
    ), others as (select * from shown where id <> :id), noted as ({noted("documents.listed", "own", "others")})
    select id, version, state, written_on from shown order by written_on desc, version desc, id
    """,
    VersionRow,
)
