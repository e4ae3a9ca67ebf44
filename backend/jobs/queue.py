"""Ask for something to be done later, in the transaction of the act that asks for it.

Both commit or neither does. A job holds ids and never words: whoever reads the queue learns
nothing of anybody. It runs at least once, so what it does must bear being done again.
"""

from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

NOW = timedelta(0)


class Reader(msgspec.Struct, frozen=True):
    """To whom a job will show something: her rights are those of the moment when it runs."""

    person: UUID
    capacity: str
    subject: UUID | None = None


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One job: what to do, in which house, with which objects, and for which reader if any."""

    entrypoint: str
    house: UUID
    ids: dict[str, UUID] = {}
    reader: Reader | None = None


ENQUEUE = """insert into jobs.pgqueuer (priority, status, entrypoint, payload, execute_after)
values (0, 'queued', $1, $2, now() + $3::interval)"""
ENQUEUE_ONCE = """insert into jobs.pgqueuer (priority, status, entrypoint, payload, execute_after, dedupe_key)
values (0, 'queued', $1, $2, $3, $4) on conflict do nothing"""
ENQUEUE_ORM = text(
    """insert into jobs.pgqueuer (priority, status, entrypoint, payload, execute_after)
    values (0, 'queued', :entrypoint, :payload, now() + cast(:delay as interval))"""
)

_FROM_ROWS = """insert into jobs.pgqueuer (priority, status, entrypoint, payload, execute_after)
    select 0, 'queued', '{entrypoint}',
           convert_to(json_build_object('entrypoint', '{entrypoint}', 'house', {house},
                                        'ids', json_build_object({ids}){reader})::text, 'UTF8'),
           now() + interval '{seconds} seconds'
      from {rows}"""

_READER = ", 'reader', json_build_object('person', person, 'capacity', capacity, 'subject', subject)"


def sealed(job: Envelope) -> bytes:
    return msgspec.json.encode(job)


def opened(payload: bytes | None) -> Envelope:
    """The job of these bytes. Raises msgspec.DecodeError when it is none, or has no house."""
    return msgspec.json.decode(payload or b"", type=Envelope)


async def enqueue(sql: asyncpg.Connection, job: Envelope, delay: timedelta = NOW) -> None:
    """Put `job` in the queue when the transaction of `sql` commits, to run `delay` from now."""
    await sql.execute(ENQUEUE, job.entrypoint, sealed(job), delay)


async def enqueue_once(sql: asyncpg.Connection, job: Envelope, place: str, at: datetime) -> None:
    """The same, to run `at` that instant, unless another job waits or runs at the same `place`: a key of ids."""
    await sql.execute(ENQUEUE_ONCE, job.entrypoint, sealed(job), at, place)


async def enqueue_orm(db: AsyncSession, job: Envelope, delay: timedelta = NOW) -> None:
    """The same through an ORM session."""
    values = {"entrypoint": job.entrypoint, "payload": sealed(job), "delay": delay}
    await db.execute(ENQUEUE_ORM, values)


def enqueued(
    entrypoint: str,
    rows: str,
    ids: dict[str, str],
    house: str = "establishment_id",
    delay: timedelta = NOW,
    *,
    to_readers: bool = False,
) -> str:
    """The statement that enqueues one job for each of `rows`, to stand in a `with` clause.

    `ids` names the objects of the job and the columns of `rows` that hold them; `to_readers` says that its
    columns `person`, `capacity` and `subject` are the reader. All are words of ours: nothing that came
    from outside may stand here.
    """
    pairs = ", ".join(f"'{name}', {column}" for name, column in ids.items())
    return _FROM_ROWS.format(
        entrypoint=entrypoint,
        house=house,
        ids=pairs,
        rows=rows,
        seconds=delay.total_seconds(),
        reader=_READER if to_readers else "",
    )
