"""The worker reads what was sent: clean, a PDF or a photo, and room for it; then it is a paper like the others.

Files first under random names, then all rows in one transaction. A second delivery finds it done.
"""

from typing import Any

from backend.bringing import filing
from backend.bringing.reading import read
from backend.bringing.rules import OF_THE_DOSSIER
from backend.bringing.schemas import Arriving
from backend.db.compiled import Connection, Statement
from backend.documents.files import Kept, put_files
from backend.documents.judged import Refused, judged
from backend.documents.quota import MEGABYTE, USED
from backend.documents.vault import Stored
from backend.jobs.queue import Envelope
from backend.people.keys import Wrapped, opened

_GIVEN = "coalesce(d.used_given_name, split_part(d.given_names, ' ', 1))"
ARRIVING = Statement(
    f"""select b.id, b.establishment_id, b.dossier_id, b.family, b.brought_by, b.brought_as, b.title, b.hidden,
              b.store_key, b.wrapped, b.size, b.sha256, b.received_at, e.time_zone, k.id, k.kek_id, k.wrapped,
              {_GIVEN}, coalesce(a.name, {_GIVEN} || ' ' || coalesce(d.used_name, d.birth_name))
         from brought_paper b
         join dossier d on d.id = b.dossier_id join establishment e on e.id = b.establishment_id
         join dossier_key k on k.id = b.key_id
         left join lateral aidant_known_as(b.brought_by, b.dossier_id, b.received_at) a on b.brought_as <> 'usager'
        where b.id = :id and b.state = 'received'""",
    Arriving,
)
# Whoever holds the row finishes.
HOLD = "select true from brought_paper where id = $1 and state = 'received' for update"
DONE = """update brought_paper set state = $2, reason = $3, store_key = null, wrapped = null, size = null, sha256 = null
           where id = $1"""


async def intake(context: Any, envelope: Envelope) -> None:
    """The job: `envelope.ids["paper"]`. One already dealt with is left alone."""
    services, vault = context.services, context.services["vault"]
    async with context.as_system(envelope.house) as sql:
        row = await ARRIVING.one(sql, id=envelope.ids["paper"])
    if row is None:
        return
    key = opened(services["ring"], Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    body = await vault.get(Stored(row.store_key, row.size, row.sha256), key.unwrap(row.wrapped, row.id))

    async def kept() -> Kept:
        return await put_files(vault, await read(row, body))

    found = await judged(context, envelope, body, kept)
    if found is None:
        return
    async with context.as_system(envelope.house) as sql:
        if isinstance(found, Refused):
            await _done(sql, row, "refused", found.reason)
        elif not await _room(sql, row, context.settings.quota_mb):
            await _done(sql, row, "refused", OF_THE_DOSSIER)
        elif await _done(sql, row, "filed"):
            await filing.file(sql, services["ring"], key, row, found)
    await vault.drop(row.store_key)


async def _done(sql: Connection, row: Arriving, state: str, reason: str | None = None) -> bool:
    held = bool(await sql.fetchval(HOLD, row.id))
    if held:
        await sql.execute(DONE, row.id, state, reason)
    return held


async def _room(sql: Connection, row: Arriving, quota_mb: int) -> bool:
    """What came is counted among what the dossier holds already."""
    return int(await sql.fetchval(USED, row.establishment_id, row.dossier_id)) <= quota_mb * MEGABYTE
