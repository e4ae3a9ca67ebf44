"""A photo goes with a message: sealed and kept at once, looked at by the worker before anybody sees it."""

from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.documents.arriving import is_photo
from backend.documents.vault import Stored, Vault
from backend.jobs.queue import enqueued
from backend.messaging.photo_schemas import PhotoFile
from backend.people.keys import Opened

ENTRYPOINT = "photo.intake"
LARGEST_PHOTO = 10 * 1024 * 1024
KEEP = f"""
with kept as (
    insert into message_photo (id, establishment_id, dossier_id, message_id, state)
    select $1::uuid, m.establishment_id, m.dossier_id, m.id, 'received' from message m where m.id = $2
    returning id, establishment_id
), queued as ({enqueued(ENTRYPOINT, "kept", {"photo": "id"})})
select count(*) from kept
"""
FILE = """insert into message_photo_file
    (id, establishment_id, photo_id, kind, store_key, wrapped, key_id, size, sha256)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"""
PICTURE = Statement(
    f"""
    with shown as (
        select m.id, m.establishment_id, m.dossier_id, p.id as photo_id
          from message_photo p join message m on m.id = p.message_id
         where p.id = :id and m.thread_id = :thread_id
    ), noted as ({noted("message.photo", "exchange")})
    select f.id, f.store_key, f.wrapped, f.size, f.sha256, k.id, k.kek_id, k.wrapped
      from shown s join message_photo_file f on f.photo_id = s.photo_id and f.kind = :kind
      join dossier_key k on k.id = f.key_id
    """,
    PhotoFile,
)


class Brought(msgspec.Struct, frozen=True):
    """A photo in the store, without a row yet; its key still unwrapped."""

    stored: Stored
    key: bytes


def refusal(body: bytes, *, too_large: bool) -> str:
    """Why it is refused at once, by its octets alone; nothing when it is not."""
    if too_large or len(body) > LARGEST_PHOTO:
        return "too_large"
    return "" if not body or is_photo(body) else "not_photo"


async def put(vault: Vault, body: bytes) -> Brought | None:
    return Brought(*await vault.put(body)) if body else None


async def keep(sql: Connection, key: Opened, house: UUID, message: UUID, photo: Brought) -> None:
    """In the transaction of its message, which is there already."""
    photo_id = uuid4()
    await sql.execute(KEEP, photo_id, message)
    await sql.execute(FILE, *row_of(key, house, photo_id, "came", photo))


def row_of(key: Opened, house: UUID, photo_id: UUID, kind: str, file: Brought) -> tuple[object, ...]:
    row, stored = uuid4(), file.stored
    wrapped = key.wrap(file.key, row)
    return row, house, photo_id, kind, stored.store_key, wrapped, key.id, stored.size, stored.sha256
