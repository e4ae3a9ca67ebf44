"""The worker reads a paper that proves something: clean, a PDF or a photo; then it is kept whole, and page by page.

Files first under random names, then all rows in one transaction. A second delivery finds it done.
"""

from typing import Any
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.documents.judged import Refused, judged
from backend.documents.sheets import pages_of, read_sheet
from backend.documents.vault import Stored, Vault
from backend.interop.errors import Unreadable
from backend.interop.pieces import Page
from backend.jobs.queue import Envelope
from backend.people.keys import Opened, Wrapped, opened

ENTRYPOINT = "evidence.intake"


class Arriving(msgspec.Struct):
    """One that nobody has read yet."""

    id: UUID
    establishment_id: UUID
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


class Put(msgspec.Struct, frozen=True):
    """A file in the store, its key still unwrapped."""

    stored: Stored
    key: bytes


class Read(msgspec.Struct, frozen=True):
    """The whole, and its pages in order."""

    media_type: str
    whole: Put
    pages: tuple[tuple[Page, Put], ...]


ARRIVING = Statement(
    """select e.id, e.establishment_id, e.store_key, e.wrapped, e.size, e.sha256, k.id, k.kek_id, k.wrapped
         from evidence e join dossier_key k on k.id = e.key_id
        where e.id = :id and e.state = 'received'""",
    Arriving,
)
# Whoever holds the row finishes.
HOLD = "select true from evidence where id = $1 and state = 'received' for update"
REFUSE = """update evidence set state = 'refused', reason = $2, store_key = null, wrapped = null, size = null,
                   sha256 = null where id = $1"""
KEEP = """update evidence set state = 'kept', media_type = $2, store_key = $3, wrapped = $4, size = $5, sha256 = $6
           where id = $1"""
PAGE = """insert into evidence_page (id, establishment_id, evidence_id, number, width, height, text, key_id, store_key,
                             wrapped, size, sha256)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"""


async def intake(context: Any, envelope: Envelope) -> None:
    """The job: `envelope.ids["evidence"]`. One already dealt with is left alone."""
    vault = context.services["vault"]
    async with context.as_system(envelope.house) as sql:
        row = await ARRIVING.one(sql, id=envelope.ids["evidence"])
    if row is None:
        return
    key = opened(context.services["ring"], Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    body = await vault.get(Stored(row.store_key, row.size, row.sha256), key.unwrap(row.wrapped, row.id))
    found = await judged(context, envelope, body, lambda: _read(vault, body))
    if found is None:
        return
    async with context.as_system(envelope.house) as sql:
        if await sql.fetchval(HOLD, row.id):
            await _settle(sql, key, row, found)
    await vault.drop(row.store_key)


async def _read(vault: Vault, body: bytes) -> Read:
    """Raises Unreadable, and TooHeavy."""
    sheet = await read_sheet(body)
    if sheet is None:
        raise Unreadable("unknown-kind")
    whole = Put(*await vault.put(sheet.neutral or sheet.body))
    pages = [(page, Put(*await vault.put(page.picture))) async for page in pages_of(sheet)]
    return Read(sheet.media_type, whole, tuple(pages))


async def _settle(sql: Connection, key: Opened, row: Arriving, found: Read | Refused) -> None:
    if isinstance(found, Refused):
        await sql.execute(REFUSE, row.id, found.reason)
        return
    for number, (page, put) in enumerate(found.pages, 1):
        page_id = uuid4()
        text = key.seal(page.text, row.establishment_id, "evidence_page", page_id, "text")
        where = (page_id, row.establishment_id, row.id, number, page.width, page.height)
        await sql.execute(PAGE, *where, text, key.id, *_file(key, put, page_id))
    await sql.execute(KEEP, row.id, found.media_type, *_file(key, found.whole, row.id))


def _file(key: Opened, put: Put, row: UUID) -> tuple[object, ...]:
    return put.stored.store_key, key.wrap(put.key, row), put.stored.size, put.stored.sha256
