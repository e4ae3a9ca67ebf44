"""The worker looks at a photo: is it clean, is it one; then only its pixels are kept, without where it was taken.

Files first under random names, then all rows in one transaction. A second delivery finds it done.
"""

from typing import Any

from backend.db.compiled import Connection, Statement
from backend.documents.judged import Refused, judged
from backend.documents.quota import MEGABYTE, USED
from backend.documents.vault import Stored
from backend.interop.bounded import read_in_child
from backend.interop.pieces import Photo
from backend.jobs.queue import Envelope
from backend.messaging.photo_schemas import PhotoArriving
from backend.messaging.photos import FILE, put, row_of
from backend.people.keys import Wrapped, opened

ARRIVING = Statement(
    """select p.id, p.establishment_id, p.dossier_id, f.id, f.store_key, f.wrapped, f.size, f.sha256,
              k.id, k.kek_id, k.wrapped
         from message_photo p
         join message_photo_file f on f.photo_id = p.id and f.kind = 'came'
         join dossier_key k on k.id = f.key_id
        where p.id = :id and p.state = 'received'""",
    PhotoArriving,
)
# Whoever holds the row finishes; what was taken back meanwhile is not there any more.
HOLD = "select true from message_photo where id = $1 and state = 'received' for update"
DONE = """with done as (
        update message_photo set state = $2, reason = $3, width = $4, height = $5 where id = $1 returning message_id
    ), gone as (delete from message_photo_file where photo_id = $1 and kind = 'came')
    select pg_notify('messages', concat_ws(' ', t.id, concerned(t.id), 0))
      from done join message m on m.id = done.message_id join thread t on t.id = m.thread_id"""


async def intake(context: Any, envelope: Envelope) -> None:
    """The job: `envelope.ids["photo"]`. A photo already dealt with is left alone."""
    vault, photo_id = context.services["vault"], envelope.ids["photo"]
    async with context.as_system(envelope.house) as sql:
        row = await ARRIVING.one(sql, id=photo_id)
    if row is None:
        return
    key = opened(context.services["ring"], Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    body = await vault.get(Stored(row.store_key, row.size, row.sha256), key.unwrap(row.wrapped, row.file_id))
    photo = await judged(context, envelope, body, lambda: read_in_child("photo", body))
    if photo is None:
        return
    if isinstance(photo, Refused):
        async with context.as_system(envelope.house) as sql:
            await _refuse(sql, row, photo.reason)
    else:
        kept = [("clear", await put(vault, photo.clean)), ("light", await put(vault, photo.light))]
        async with context.as_system(envelope.house) as sql:
            await _keep(
                sql,
                context.settings.quota_mb,
                row,
                photo,
                [row_of(key, row.establishment_id, photo_id, kind, one) for kind, one in kept if one],
            )
    await vault.drop(row.store_key)


async def _refuse(sql: Connection, row: PhotoArriving, reason: str) -> None:
    if await sql.fetchval(HOLD, row.id):
        await sql.execute(DONE, row.id, "refused", reason, None, None)


async def _keep(
    sql: Connection, quota_mb: int, row: PhotoArriving, photo: Photo, files: list[tuple[object, ...]]
) -> None:
    """Beyond what the dossier may hold, it is refused like any other."""
    if int(await sql.fetchval(USED, row.establishment_id, row.dossier_id)) > quota_mb * MEGABYTE:
        await _refuse(sql, row, "quota")
    elif await sql.fetchval(HOLD, row.id):
        await sql.executemany(FILE, files)
        await sql.execute(DONE, row.id, "kept", None, photo.width, photo.height)
