"""Parcels that nobody could give to anybody in ninety days: dropped, rows first, then their files.

Which ones may go is PostgreSQL's to say: a policy keeps every other parcel from this round.
"""

import asyncpg
import structlog

from backend.audit.trail import noted
from backend.documents.vault import Vault
from backend.jobs.context import Context

HOUSES = "select due_houses()"
# A day's worth at most for one transaction: the next round takes the rest.
DROP = f"""
with due as (
    select id from deposit where establishment_id = (select acting_house())
       and state in ('quarantined', 'refused') and received_at < now() - interval '90 days' limit 500
), gone as (
    delete from deposit d using due where d.id = due.id
    returning d.id, d.establishment_id, null::uuid as dossier_id, d.store_key
), noted as ({noted("deposit.expired", "retention", "gone")})
select store_key from gone"""

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def drop_expired(pool: asyncpg.Pool, vault: Vault) -> int:
    """How many were dropped. A crash in between leaves files without a row, which another round removes."""
    context, dropped = Context(pool, None, None), 0
    for (house,) in await pool.fetch(HOUSES):
        async with context.as_system(house) as sql:
            names = [name for (name,) in await sql.fetch(DROP)]
        for name in names:
            await vault.drop(name)
        dropped += len(names)
    log.info("deposit.expired", count=dropped)
    return dropped
