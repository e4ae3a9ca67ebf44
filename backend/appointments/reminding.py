"""The day before an appointment: once for each time that it has, and to the person alone."""

import asyncpg

from backend.appointments.service import ENTRYPOINT
from backend.jobs.context import Context
from backend.jobs.queue import enqueued

HOUSES = "select due_houses()"
TOLD = {"appointment": "appointment", "eve": "appointment"}
OWE = f"""with owed as materialized (select * from owe_appointments()),
queued as ({enqueued(ENTRYPOINT, "owed", TOLD, "acting_house()", to_readers=True)})
select count(*) from owed"""


async def remind(pool: asyncpg.Pool) -> None:
    """House by house, in its day: whether she may be told is asked again when each job runs."""
    context = Context(pool, None, None)
    for (house,) in await pool.fetch(HOUSES):
        async with context.as_system(house) as sql:
            await sql.fetchval(OWE)
