"""What is told later: a wake after the night, an e-mail. Of each kind one at most waits for one person.

A key in the queue holds the place. What a job that is about to run may not see yet, it will: a wake is asked
before its instant and reads after it; an e-mail finds nothing only under the lock that whoever owes it takes.
"""

from datetime import datetime
from uuid import UUID, uuid4

from backend.db.compiled import Connection
from backend.jobs.queue import Envelope, Reader, enqueue_once
from backend.notifications import quiet

WAKE, MAIL, CODE = "push.send", "mail.send", "mail.code"
# Time to read it on the phone first; then one an hour at most.
OWED = """select greatest(now() + interval '10 minutes', a.told_at + interval '1 hour') from mail_address a
    where a.person_id = (select actor_id()) and a.confirmed_at is not null and a.refused_at is null for update"""
RELEASE = "update jobs.pgqueuer set dedupe_key = null where dedupe_key = $1 and status = 'picked'"
# Papers come in heaps: one ring for those of ten minutes.
RING = """insert into telling as t (person_id, quiet_from, quiet_until, rung_at)
    values ((select actor_id()), $1, $2, now())
    on conflict (person_id) do update set rung_at = now() where t.rung_at <= now() - interval '10 minutes'
    returning true"""
RUNG = "select rung_at + interval '10 minutes' from telling where person_id = (select actor_id())"


async def wake(sql: Connection, house: UUID, person: UUID, at: datetime) -> None:
    """Look at `at` for the newest thing she may be told of then."""
    job = Envelope(WAKE, house, reader=Reader(person, "usager"))
    await enqueue_once(sql, job, f"wake|{person}|{at.isoformat()}", at)


async def may_ring_now(sql: Connection, house: UUID, person: UUID) -> bool:
    """Whether no paper rang just now; else she is told when that is past."""
    if await sql.fetchval(RING, *quiet.hours(quiet.USUAL)):
        return True
    await wake(sql, house, person, await sql.fetchval(RUNG))
    return False


async def may_ring_yet(sql: Connection, job: Envelope, person: UUID) -> bool:
    """As `may_ring_now`; else `job` itself runs when that is past, and one for all that came meanwhile."""
    if await sql.fetchval(RING, *quiet.hours(quiet.USUAL)):
        return True
    at = await sql.fetchval(RUNG)
    await enqueue_once(sql, job, f"{job.entrypoint}|{person}|{at.isoformat()}", at)
    return False


async def owe_mail(sql: Connection, house: UUID, person: UUID) -> None:
    """An e-mail, if she has an address for it and none waits."""
    if at := await sql.fetchval(OWED):
        await mail_at(sql, house, person, at)


async def mail_at(sql: Connection, house: UUID, person: UUID, at: datetime) -> None:
    job = Envelope(MAIL, house, {"letter": uuid4()}, Reader(person, "usager"))
    await enqueue_once(sql, job, _place(person), at)


async def release(sql: Connection, person: UUID) -> None:
    """The e-mail that runs waits no more: another one may be owed."""
    await sql.execute(RELEASE, _place(person))


def _place(person: UUID) -> str:
    return f"mail|{person}"
