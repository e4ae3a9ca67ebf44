"""A house, its queue, and workers in a hurry."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from backend.demo import making
from backend.jobs.executor import Pace
from backend.jobs.queue import Envelope, enqueue
from backend.jobs.registry import Registry
from backend.jobs.worker import Worker
from backend.kit.keyring import FileKeyRing
from tests.waiting import until

HURRY = Pace(
    together=4,
    heartbeat=timedelta(seconds=1),
    first_delay=timedelta(milliseconds=10),
    grace=timedelta(milliseconds=200),
)


class Queue:
    """The queue of one test, seen from above, and the jobs that its workers know."""

    def __init__(self, database, house):
        self.database, self.house, self.jobs = database, house, Registry()

    async def asks(self, entrypoint, house=None, **more):
        """A job, committed as the app would."""
        sql = await self.database.connect("app")
        envelope = Envelope(entrypoint, house or self.house, {"one": uuid4()}, **more)
        await enqueue(sql, envelope)
        await sql.close()
        return await self.database.above.fetchval("select max(id) from jobs.pgqueuer")

    @asynccontextmanager
    async def working(self, pace=HURRY):
        """A worker of this process, stopped at the end."""
        worker = Worker(self.database.dsn("worker"), self.jobs, pace=pace, clock=())
        running = asyncio.create_task(worker.run())
        try:
            yield worker
        finally:
            worker.stop()
            await asyncio.wait_for(running, 20)

    async def empty(self):
        """Return once nothing waits and nothing runs."""

        async def holds():
            return not await self.database.above.fetchval("select count(*) from jobs.pgqueuer")

        await until(holds, "an empty queue")

    async def dead(self):
        rows = await self.database.above.fetch("select entrypoint, reason from jobs.dead_letter order by job_id")
        return [tuple(row) for row in rows]

    async def ends(self):
        """What the queue's own log says of each job that ended."""
        rows = await self.database.above.fetch(
            "select entrypoint, status::text from jobs.pgqueuer_log"
            " where status not in ('queued', 'picked') order by id"
        )
        return [tuple(row) for row in rows]


@pytest.fixture
async def queue(database, keys):
    house = await making.house(database.above, FileKeyRing(keys / "kek.json"), "Foyer Les Tilleuls", "990000001")
    return Queue(database, house.id)


@pytest.fixture
async def pool(database):
    """The worker's connections."""
    async with asyncpg.create_pool(database.dsn("worker"), min_size=0, max_size=4) as made:
        yield made
