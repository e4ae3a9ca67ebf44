"""Write a paper that somebody added: under the id that it had when it was sent, its words sealed, and who added it."""

from uuid import UUID

from backend.bringing.schemas import Arriving
from backend.db.compiled import Connection
from backend.documents import words
from backend.documents.families import families
from backend.documents.files import Kept
from backend.documents.ringing import TELL
from backend.documents.shelving import shelve
from backend.documents.whence import ADDED, FOR_WHOM
from backend.documents.words import Told
from backend.kit.dates import local
from backend.kit.keyring import KeyRing
from backend.people.keys import Opened

FILE = """insert into document (id, establishment_id, dossier_id, family, type_code, type_system, unique_id, written_on,
                      title, origin, key_id, sha256, brought_by, brought_as, hidden_from_staff_at)
    values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, case when $14 then now() end)"""
KNOWN = "insert into document_opened (document_id, reader_id) values ($1, $2)"


async def file(sql: Connection, ring: KeyRing, key: Opened, row: Arriving, kept: Kept) -> None:
    """Nothing of it is seen before the transaction commits."""
    await sql.execute(FILE, *_columns(key, row))
    await shelve(sql, key, row.establishment_id, row.id, kept)
    await words.keep(sql, ring, row.dossier_id, row.id, _searched(_title(key, row), row, kept))
    await sql.execute(KNOWN, row.id, row.brought_by)
    await sql.execute(TELL, row.id)


def _title(key: Opened, row: Arriving) -> str:
    return key.unseal(row.title, row.establishment_id, "brought_paper", row.id, "title")


def _columns(key: Opened, row: Arriving) -> tuple[object, ...]:
    house: UUID = row.establishment_id
    origin = row.who if row.brought_as == "usager" else f"{row.who}{FOR_WHOM}{row.whose}"
    return (
        row.id,
        house,
        row.dossier_id,
        row.family,
        ADDED,
        f"urn:uuid:{row.id}",
        local(row.sent_on, row.zone).date(),
        key.seal(_title(key, row), house, "document", row.id, "title"),
        key.seal(origin, house, "document", row.id, "origin"),
        key.id,
        row.sha256,
        row.brought_by,
        row.brought_as,
        row.hidden,
    )


def _searched(title: str, row: Arriving, kept: Kept) -> Told:
    """As any other: by its name, that of its family, who added it, and the words of its pages."""
    content = " ".join(page.text for page in kept.pages)
    return Told(title=f"{title} {families()[row.family].label}", author=row.who, content=content)
