"""Write a paper that was recognised: its sealed words, its files, the entry that says who brought it."""

from datetime import date
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.documents.families import family_of, label_of
from backend.documents.schemas import Filing
from backend.documents.vault import Stored, Vault
from backend.documents.visibility import visibility
from backend.interop.cda.header import CdaHeader
from backend.interop.cda.reading import Reading
from backend.kit.clock import now
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.people.keys import Opened, Wrapped, opened
from backend.people.queries import KEY_OF_DOSSIER

CDA = "text/xml"
PAGE = "application/vnd.a-portee.reading+json"


class Shown(msgspec.Struct, frozen=True):
    """What is kept for the screen: safe HTML, made once at intake."""

    header_html: str
    html: str


class Files(msgspec.Struct, frozen=True):
    """The original and its reading, put in the store, with their keys still unwrapped."""

    original: tuple[Stored, bytes]
    reading: tuple[Stored, bytes]


INSERT_FILE = """insert into document_file (id, establishment_id, document_id, kind, position, store_key, wrapped, key_id, size, sha256, media_type)
    values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10)"""

# The same version of the same paper twice is one paper. The entry is told in the machine's name.
INSERT_DOCUMENT = """
with filed as (
    insert into document (id, establishment_id, dossier_id, family, type_code, type_system, unique_id, set_id, version, state,
                          written_on, title, origin, key_id, not_for_person, not_for_representatives, hidden_from_staff_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'current', $10, $11, $12, $13, $14, $15, case when $16 then now() end)
    on conflict (establishment_id, dossier_id, unique_id, version) do nothing
    returning id, establishment_id, dossier_id
), noted as (
    insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), establishment_id, dossier_id, $17, 'machine', null, 'feed', 'document.received', array[id] from filed
)
select id from filed
"""
SAME = "select id from document where establishment_id = $1 and dossier_id = $2 and unique_id = $3 and version = $4"


async def put_files(vault: Vault, original: bytes, reading: Reading) -> Files:
    shown = msgspec.json.encode(Shown(reading.header_html, reading.html))
    return Files(original=await vault.put(original), reading=await vault.put(shown))


async def file(
    sql: Connection, ring: KeyRing, parcel: Filing, dossier_id: UUID, reading: Reading, files: Files
) -> UUID:
    """The paper's id: new, or the one that was already there for this version."""
    kept = await KEY_OF_DOSSIER.one(sql, dossier_id=dossier_id)
    if kept is None:
        raise NotFound
    key = opened(ring, Wrapped(kept.key_id, kept.kek_id, kept.wrapped))
    document_id, house, header = uuid4(), parcel.establishment_id, reading.header
    new = await sql.fetchval(INSERT_DOCUMENT, *_columns(document_id, house, dossier_id, header, key), parcel.machine_id)
    if new is None:
        return UUID(str(await sql.fetchval(SAME, house, dossier_id, header.unique_id, header.version or 1)))
    for kind, media_type, (stored, file_key) in (("original", CDA, files.original), ("reading", PAGE, files.reading)):
        file_id = uuid4()
        await sql.execute(
            INSERT_FILE, file_id, house, document_id, kind, stored.store_key, key.wrap(file_key, file_id),
            key.id, stored.size, stored.sha256, media_type,
        )
    return document_id


def _columns(document_id: UUID, house: UUID, dossier_id: UUID, header: CdaHeader, key: Opened) -> tuple[object, ...]:
    family = family_of(header.type_code, header.type_system, header.type_label)
    asked = visibility(header.confidentiality)
    title = label_of(header.type_code, header.type_system, header.type_label or header.title)
    return (
        document_id, house, dossier_id, family.code, header.type_code, header.type_system,
        header.unique_id, header.set_id, header.version or 1, _written_on(header),
        key.seal(title, house, "document", document_id, "title"),
        key.seal(_origin(header), house, "document", document_id, "origin"), key.id,
        asked.not_for_person, asked.not_for_representatives, asked.hidden_from_staff,
    )


def _written_on(header: CdaHeader) -> date:
    return header.created_at.day if header.created_at else now().date()


def _origin(header: CdaHeader) -> str:
    """Who wrote it, as people say it: « docteur Roux, hôpital Saint-Jean »."""
    author = header.authors[0] if header.authors else None
    keeper = header.custodian.name if header.custodian else ""
    names = (author.name, author.organisation or keeper) if author else (keeper,)
    return ", ".join(n for n in names if n)
