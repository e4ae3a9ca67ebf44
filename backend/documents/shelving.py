"""Write the rows of what was put in the store for a paper: its files, and the words of its pages."""

from uuid import UUID, uuid4

from backend.db.compiled import Connection
from backend.documents.files import File, Kept
from backend.people.keys import Opened

INSERT_FILE = """insert into document_file
    (id, establishment_id, document_id, kind, position, store_key, wrapped, key_id, size, sha256, media_type)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"""
INSERT_PAGE = """insert into document_page
    (id, establishment_id, document_id, number, file_id, width, height, text, key_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""


async def shelve(sql: Connection, key: Opened, house: UUID, document_id: UUID, kept: Kept) -> None:
    """Nothing of it is seen before the transaction commits."""
    pictures = {}
    for one in kept.files:
        file_id = await _file(sql, key, house, document_id, one)
        if one.kind == "page":
            pictures[one.position] = file_id
    for page in kept.pages:
        page_id = uuid4()
        text = key.seal(page.text, house, "document_page", page_id, "text")
        place = (page_id, house, document_id, page.number, pictures[page.number])
        await sql.execute(INSERT_PAGE, *place, page.width, page.height, text, key.id)


async def _file(sql: Connection, key: Opened, house: UUID, document_id: UUID, one: File) -> UUID:
    file_id, stored = uuid4(), one.stored
    await sql.execute(
        INSERT_FILE,
        file_id,
        house,
        document_id,
        one.kind,
        one.position,
        stored.store_key,
        key.wrap(one.key, file_id),
        key.id,
        stored.size,
        stored.sha256,
        one.media_type,
    )
    return file_id
