"""A worker that stops, is killed or loses its database loses no job."""

import asyncio
import os
import signal
import sys

import pytest

from tests.jobs.killer import ATTEMPTS
from tests.waiting import until

pytestmark = pytest.mark.anyio
STATUS = "select status::text from jobs.pgqueuer where id = $1"
LEAVE = (
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'worker' and datname = current_database()"
)


def blocking(queue):
    """A job that waits for ever, and what tells that it has begun; the second time it ends."""
    begun, times = asyncio.Event(), []

    async def waits(context, envelope):
        times.append(1)
        begun.set()
        if len(times) == 1:
            await asyncio.Event().wait()

    queue.jobs.add("waits", waits)
    return begun, times


async def test_what_still_runs_at_the_end_goes_back_to_the_queue(queue, database):
    begun, times = blocking(queue)
    async with queue.working():
        job = await queue.asks("waits")
        await begun.wait()
    assert await database.above.fetchval(STATUS, job) == "queued"
    async with queue.working():
        await queue.empty()
    assert len(times) == 2
    assert (await queue.dead(), await queue.ends()) == ([], [("waits", "successful")])


async def test_what_can_end_within_the_grace_ends(queue):
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def slow(context, envelope):
        begun.set()
        await may_end.wait()

    queue.jobs.add("slow", slow)
    async with queue.working() as worker:
        await queue.asks("slow")
        await begun.wait()
        worker.stop()
        may_end.set()
    assert await queue.ends() == [("slow", "successful")]


async def test_a_database_that_went_away_is_waited_for(queue, database):
    done = asyncio.Event()

    async def works(context, envelope):
        done.set()

    queue.jobs.add("works", works)
    async with queue.working() as worker:
        await worker.listening.wait()
        worker.listening.clear()
        await until(lambda: database.above.fetchval(f"select exists ({LEAVE})"), "connections to cut")
        await database.above.execute(LEAVE)
        await asyncio.wait_for(worker.listening.wait(), 10)
        await queue.asks("works")
        await asyncio.wait_for(done.wait(), 10)
        await queue.empty()


async def test_a_job_whose_connections_are_cut_under_it_runs_again_at_once(queue, database):
    """No round has to pass, and nothing of it is lost."""
    times, knife = [], await database.connect()

    async def works(context, envelope):
        times.append(1)
        async with context.as_system(envelope.house) as sql:
            if len(times) == 1:
                await knife.execute(LEAVE)
            await sql.execute("select 1")

    queue.jobs.add("works", works)
    async with queue.working():
        await queue.asks("works")
        await queue.empty()
    assert len(times) > 1
    assert (await queue.dead(), await queue.ends()) == ([], [("works", "successful")])
    await knife.close()


async def test_kills_do_not_lengthen_the_wait_after_a_failure(queue, database):
    """Nine minutes after eight kills: the paper of somebody would wait for them."""
    times = []

    async def fails_once(context, envelope):
        times.append(1)
        if len(times) == 1:
            raise OSError

    queue.jobs.add("fails.once", fails_once, attempts=20)
    job = await queue.asks("fails.once")
    await database.above.execute("insert into jobs.delivery (job_id, times) values ($1, 12)", job)
    async with queue.working():
        await queue.empty()
    assert len(times) == 2


async def a_worker(database):
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "tests.jobs.killer", database.dsn("worker"))


@pytest.mark.attack("L18")
async def test_a_job_that_kills_its_worker_is_counted_and_laid_aside(queue, database):
    """The queue counts the failures that are told; a process that dies tells nothing."""
    await queue.asks("kills")
    for delivery in range(1, ATTEMPTS + 1):
        worker = await a_worker(database)
        assert await asyncio.wait_for(worker.wait(), 30) == 9
        assert await database.above.fetchval("select times from jobs.delivery") == delivery
    await queue.asks("works")
    worker = await a_worker(database)
    await queue.empty()
    assert await queue.dead() == [("kills", "TooManyDeliveries")]
    assert ("works", "successful") in await queue.ends()
    os.kill(worker.pid, signal.SIGKILL)
    await worker.wait()
