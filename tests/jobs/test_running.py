"""A job runs at least once; what goes wrong is tried again, then laid aside."""

from datetime import timedelta
from uuid import uuid4

import pytest

from backend.jobs import delivery
from backend.jobs.context import GiveUp
from backend.jobs.executor import Pace
from tests.waiting import until

pytestmark = pytest.mark.anyio
TAKEN_TWICE = "select count(*) > 1 from jobs.pgqueuer_log where job_id = $1 and status = 'picked'"
TOLD = "select count(*) from jobs.pgqueuer_log where traceback is not null"
SECRET = "Madame Martin a dit que"


@pytest.mark.attack("A11")
@pytest.mark.parametrize(
    "payload", [None, b"", b"words", b'{"entrypoint":"look"}', b'{"entrypoint":"other","house":"%a"}']
)
async def test_what_is_not_a_job_is_laid_aside(queue, database, payload):
    async def look(context, envelope):
        raise AssertionError("nobody should be here")

    queue.jobs.add("look", look)
    body = payload and payload.replace(b"%a", str(queue.house).encode())
    put = "insert into jobs.pgqueuer (priority, status, entrypoint, payload) values (0, 'queued', 'look', $1)"
    await database.above.execute(put, body)
    async with queue.working():
        await queue.empty()
    assert await queue.dead() == [("look", "NotAnEnvelope")]


@pytest.mark.attack("L18")
async def test_a_failure_is_tried_again_then_laid_aside_without_a_word(queue, database):
    times, others = [], []

    async def fails(context, envelope):
        times.append(1)
        raise ValueError(SECRET)

    async def works(context, envelope):
        others.append(1)

    queue.jobs.add("fails", fails, attempts=3)
    queue.jobs.add("works", works)
    async with queue.working():
        await queue.asks("fails")
        await queue.asks("works")
        await queue.empty()
    assert (len(times), len(others)) == (3, 1)
    assert await queue.dead() == [("fails", "ValueError")]
    assert await database.above.fetchval("select count(*) from jobs.delivery where job_id in"
                                         " (select job_id from jobs.dead_letter)") == 0  # fmt: skip
    assert await database.above.fetchval(TOLD) == 0
    for table in ("pgqueuer_log", "dead_letter"):
        assert SECRET not in str(await database.above.fetch(f"select * from jobs.{table}")), table


async def test_whoever_waits_learns_that_a_job_is_given_up(queue):
    """Once; a fault in telling her keeps no job alive."""
    said = []

    async def fails(context, envelope):
        raise ValueError(SECRET)

    async def says(context, envelope):
        said.append(envelope.house)
        raise ValueError(SECRET)

    queue.jobs.add("fails", fails, attempts=2, given_up=says)
    async with queue.working():
        await queue.asks("fails")
        await queue.empty()
    assert said == [queue.house]
    assert await queue.dead() == [("fails", "ValueError")]


async def test_a_job_under_which_the_database_failed_goes_back_by_itself_without_a_word(queue, database):
    """No round has to pass: this worker has no clock."""
    done = []

    async def works(context, envelope):
        done.append(envelope)

    queue.jobs.add("works", works)
    await database.above.execute("revoke insert on jobs.delivery from worker")
    async with queue.working():
        job = await queue.asks("works")
        await until(lambda: database.above.fetchval(TAKEN_TWICE, job), "a job that was taken again")
        assert await database.above.fetchval("select attempts from jobs.pgqueuer") == 0
        await database.above.execute("grant insert on jobs.delivery to worker")
        await queue.empty()
    assert len(done) == 1
    assert await database.above.fetchval(TOLD) == 0
    assert await queue.dead() == []


@pytest.mark.parametrize(("times", "failures"), [(0, 0), (1, 1), (3, 1)])
async def test_a_failure_told_late_takes_the_job_from_nobody_else(queue, database, pool, times, failures):
    """`times` deliveries were counted: a kill among them stays a kill."""
    job, holder, somebody = await queue.asks("a.job"), uuid4(), uuid4()
    await database.above.execute("update jobs.pgqueuer set status = 'picked', queue_manager_id = $1", holder)
    if times:
        await database.above.execute("insert into jobs.delivery (job_id, times) values ($1, $2)", job, times)
    for who, state in ((somebody, ("picked", 0)), (holder, ("queued", failures))):
        await delivery.put_back(pool, job, who, timedelta(0))
        row = await database.above.fetchrow("select status::text, attempts from jobs.pgqueuer")
        assert tuple(row) == state


async def test_what_is_hopeless_is_not_tried_again(queue):
    times = []

    async def hopeless(context, envelope):
        times.append(1)
        raise GiveUp

    queue.jobs.add("hopeless", hopeless)
    async with queue.working():
        await queue.asks("hopeless")
        await queue.empty()
    assert times == [1]
    assert await queue.dead() == [("hopeless", "GiveUp")]


async def test_a_job_that_nobody_knows_is_laid_aside_and_taken_up_again(queue, database):
    done = []
    async with queue.working():
        job = await queue.asks("new.job")
        await queue.empty()
    assert await queue.dead() == [("new.job", "UnknownEntrypoint")]

    async def known(context, envelope):
        done.append(envelope)

    queue.jobs.add("new.job", known)
    sql = await database.connect("worker")
    assert await delivery.again(sql, job) is True
    assert await delivery.again(sql, job) is False
    await sql.close()
    async with queue.working():
        await queue.empty()
    assert [(one.entrypoint, one.house) for one in done] == [("new.job", queue.house)]
    assert await queue.dead() == []


def test_each_wait_is_twice_the_one_before_up_to_a_limit():
    pace = Pace(first_delay=timedelta(seconds=2), longest_delay=timedelta(minutes=10))
    waits = [pace.delay(failures).total_seconds() for failures in (1, 2, 3, 4, 9, 10, 60)]
    assert waits == [2, 4, 8, 16, 512, 600, 600]
