"""How often a job was handed out, and the drawer of those that were given up.

The queue counts the failures that a job reports. One that kills its process reports nothing: we
count each delivery before the job runs, in a transaction of its own.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import asyncpg

COUNT = """insert into jobs.delivery (job_id) values ($1)
on conflict (job_id) do update set times = delivery.times + 1, last_at = now() returning times"""

# Told late, when the database is there again: somebody else may have the job in his hands since then.
# A delivery that could not be counted is no failure either, or it would hide one that killed its process.
PUT_BACK = """update jobs.pgqueuer j
   set status = 'queued', queue_manager_id = null, updated = now(), execute_after = now() + $3::interval,
       attempts = least(j.attempts + 1, coalesce((select d.times from jobs.delivery d where d.job_id = j.id), 0))
 where j.id = $1 and j.status = 'picked' and j.queue_manager_id = $2"""

# The type of what went wrong is kept, never its words: they may quote somebody.
BURY = """with gone as (
    delete from jobs.pgqueuer where id = $1 returning id, priority, entrypoint, payload
), counted as (
    delete from jobs.delivery where job_id = $1
), told as (
    insert into jobs.pgqueuer_log (job_id, status, priority, entrypoint)
    select id, 'exception', priority, entrypoint from gone
)
insert into jobs.dead_letter (job_id, entrypoint, payload, reason)
select id, entrypoint, payload, $2 from gone"""

# Asked before deleting: a DELETE of nothing still notifies, which would wake the worker for ever.
STRANGERS = """select exists (
    select from jobs.pgqueuer where status = 'queued' and entrypoint <> all ($1::text[]))"""
BURY_STRANGERS = """with gone as (
    delete from jobs.pgqueuer where status = 'queued' and entrypoint <> all ($1::text[])
    returning id, priority, entrypoint, payload
), told as (
    insert into jobs.pgqueuer_log (job_id, status, priority, entrypoint)
    select id, 'exception', priority, entrypoint from gone
)
insert into jobs.dead_letter (job_id, entrypoint, payload, reason)
select id, entrypoint, payload, 'UnknownEntrypoint' from gone"""

AGAIN = """with risen as (
    delete from jobs.dead_letter where job_id = $1 returning entrypoint, payload
)
insert into jobs.pgqueuer (priority, status, entrypoint, payload)
select 0, 'queued', entrypoint, payload from risen"""


async def times(sql: asyncpg.Pool, job: int) -> int:
    """How often this job was handed out so far."""
    return await sql.fetchval("select times from jobs.delivery where job_id = $1", job) or 0


async def count(sql: asyncpg.Pool, job: int) -> int:
    """Note that this job is handed out once more; committed when this returns."""
    return int(await sql.fetchval(COUNT, job))


async def put_back(sql: asyncpg.Pool, job: int, holder: UUID | None, delay: timedelta) -> None:
    """Give back a job that `holder` still holds: the database failed under it, and nobody saw how it ended."""
    await sql.execute(PUT_BACK, job, holder, delay)


async def bury(sql: asyncpg.Pool, job: int, reason: str) -> None:
    """Take the job out of the queue and keep it aside. Nothing runs it again by itself."""
    await sql.execute(BURY, job, reason)


async def bury_strangers(sql: asyncpg.Pool, known: Sequence[str]) -> int:
    """Lay aside the jobs that nobody here knows; how many there were.

    Hence an order of deployment: workers first, then the web processes that enqueue a new job.
    """
    if not await sql.fetchval(STRANGERS, list(known)):
        return 0
    return int((await sql.execute(BURY_STRANGERS, list(known))).rpartition(" ")[2])


async def again(sql: asyncpg.Connection, job: int) -> bool:
    """Put a job that was laid aside back in the queue, as new. False when it is not there."""
    return bool(await sql.execute(AGAIN, job) != "INSERT 0 0")
