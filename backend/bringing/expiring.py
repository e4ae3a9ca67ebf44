"""What was refused ninety days ago: forgotten, with its name and its reason. Its file went when it was refused.

Which ones may go is PostgreSQL's to say: a policy keeps every other from this round.
"""

import asyncpg
import structlog

from backend.audit.trail import noted
from backend.jobs.context import Context

HOUSES = "select due_houses()"
DROP = f"""
with gone as (
    delete from brought_paper where id in (
        select id from brought_paper where establishment_id = (select acting_house())
           and state = 'refused' and received_at < now() - interval '90 days' limit 500)
    returning id, establishment_id, dossier_id
), noted as ({noted("brought.expired", "retention", "gone")})
select count(*) from gone"""

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def forget(pool: asyncpg.Pool) -> int:
    """How many were forgotten."""
    context, dropped = Context(pool, None, None), 0
    for (house,) in await pool.fetch(HOUSES):
        async with context.as_system(house) as sql:
            dropped += int(await sql.fetchval(DROP))
    log.info("brought.expired", count=dropped)
    return dropped
