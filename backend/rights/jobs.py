"""Make the receipt of a request; say that a request is late."""

import asyncpg

from backend.interop.pdf.sheets import print_away
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened
from backend.rights import receipt
from backend.rights.receipts import TO_PRINT, Printing

KEEP = """insert into request_receipt (request_id, establishment_id, store_key, wrapped, key_id, size, sha256)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning request_id"""
HOUSES = "select due_houses()"
# The day that was promised has ended where the house is.
LATE = """insert into request_event (request_id, kind, establishment_id, actor_id, capacity)
    select r.id, 'late', r.establishment_id, actor_id(), capacity()
      from request r join establishment e on e.id = r.establishment_id
     where r.establishment_id = acting_house() and r.state = 'open'
       and r.due_on < (now() at time zone e.time_zone)::date
    on conflict do nothing"""


async def make_receipt(context: Context, job: Envelope) -> None:
    """Print, seal and keep: once, whatever dies in between and however often this runs."""
    async with context.as_system(job.house) as sql:
        row = await TO_PRINT.one(sql, id=job.ids["request"])
    if row is None or row.is_made:
        return
    ring, vault = context.services["ring"], context.services["vault"]
    with context.services["using"]("fr", falc=False):
        sheet = receipt.told(row, _title(ring, row), context.settings.origin)
    stored, file_key = await vault.put(await print_away(sheet, row.asked_at))
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    async with context.as_system(job.house) as sql:
        kept = await sql.fetchval(
            KEEP,
            row.id,
            row.establishment_id,
            stored.store_key,
            key.wrap(file_key, row.id),
            key.id,
            stored.size,
            stored.sha256,
        )
    if kept is None:  # another worker kept hers first
        await vault.drop(stored.store_key)


def _title(ring: KeyRing, row: Printing) -> str:
    key = opened(ring, Wrapped(row.title_key_id, row.title_kek_id, row.title_wrapped_key))
    return key.unseal(row.title, row.establishment_id, "document", row.document_id, "title")


async def say_late(pool: asyncpg.Pool) -> None:
    """Whatever nobody answered in time is told late, to the person and on top of the queue; house by house."""
    context = Context(pool, None, None)
    for (house,) in await pool.fetch(HOUSES):
        async with context.as_system(house) as sql:
            await sql.execute(LATE)
