"""Take papers away together: which ones, and what is in the zip. Noted in one entry for each dossier."""

from collections.abc import AsyncIterator, Callable, Sequence
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.documents import presenter
from backend.documents.files import Shown
from backend.documents.lists import EACH_OF_MINE
from backend.documents.queries import COLUMNS
from backend.documents.take_rows import Away, TakenFile, TakenRow
from backend.documents.take_views import Taken
from backend.documents.vault import Stored, Vault
from backend.kit.errors import DomainError
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken
from backend.people.keys import Opened

MOST = 50
HEAVIEST = 200_000_000
"""Bytes of one zip: what a phone still keeps."""

_TAKE = """
with shown as (
    select newest.* from {mine}, lateral (
        select * from document d where d.dossier_id = mine.dossier_id and d.state = 'current' and {which}
         order by d.written_on desc, d.id limit 50
    ) newest
    order by newest.written_on desc, newest.id limit 50
), noted as ({noted})
select {columns}, k.id, k.kek_id, k.wrapped,
       r.id, r.store_key, r.wrapped, r.size, r.sha256
  from shown s
  join establishment e on e.id = s.establishment_id
  join dossier_key k on k.id = s.key_id
  join document_file r on r.document_id = s.id and r.kind = 'reading' and r.position = 0
 order by s.written_on desc, s.id
"""


def _take(which: str) -> Statement[TakenRow]:
    told = noted("document.downloaded", "own")
    return Statement(_TAKE.format(mine=EACH_OF_MINE, which=which, noted=told, columns=COLUMNS), TakenRow)


CHOSEN = _take("d.id = any (cast(:ids as uuid[]))")
OF_FAMILY = _take("d.family = :family")
# The disarmed copy when there is one, as for a paper taken alone.
FILES = Statement(
    """
    select distinct on (f.document_id, f.position)
           f.document_id, f.position, f.id, f.store_key, f.wrapped, f.size, f.sha256, f.media_type
      from document_file f
     where f.document_id = any (cast(:ids as uuid[])) and f.kind in ('neutral', 'original', 'annex')
     order by f.document_id, f.position, f.kind <> 'neutral'
    """,
    TakenFile,
)


class TooHeavy(DomainError):
    """So many papers at once are too heavy to take away."""

    status = 422
    slug = "too-heavy"


async def chosen(sql: Connection, ids: Sequence[UUID]) -> list[Away]:
    return await _with_files(sql, await CHOSEN.all(sql, ids=list(ids)[:MOST]))


async def of_family(sql: Connection, family: str) -> list[Away]:
    """The fifty newest of a family."""
    return await _with_files(sql, await OF_FAMILY.all(sql, family=family))


async def _with_files(sql: Connection, rows: list[TakenRow]) -> list[Away]:
    files = await FILES.all(sql, ids=[row.id for row in rows]) if rows else []
    if sum(row.reading_size for row in rows) + sum(file.size for file in files) > HEAVIEST:
        raise TooHeavy
    return [Away(row, [file for file in files if file.document_id == row.id]) for row in rows]


Page = Callable[[TakenRow, Taken, Shown | None], bytes]


async def files(
    vault: Vault, ring: KeyRing, taken: Sequence[tuple[Away, Taken]], page: Page
) -> AsyncIterator[tuple[str, bytes]]:
    """For each paper its page and its files, under the names given; one that cannot be opened says so in its page."""
    for paper, told in taken:
        row, key = paper.row, presenter.key_of(ring, paper.row)
        try:
            kept = await _read(vault, key, row.reading_id, row.reading_stored, row.reading_key)
            bodies = [await _read(vault, key, file.id, file.stored, file.key) for file in paper.files]
        except (Broken, FileNotFoundError):
            yield told.page, page(row, told, None)
            continue
        yield told.page, page(row, told, msgspec.json.decode(kept, type=Shown))
        for file, body in zip(told.files, bodies, strict=True):
            yield file.name, body


async def _read(vault: Vault, key: Opened, file_id: UUID, stored: Stored, wrapped: bytes) -> bytes:
    return await vault.get(stored, key.unwrap(wrapped, file_id))
