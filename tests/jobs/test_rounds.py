"""What is done by the clock: by one worker of all, at its time, and again after a failure."""

import asyncio
from datetime import timedelta

import pytest

from backend.jobs import rounds
from backend.jobs.rounds import HOUR, Round, keep, take

pytestmark = pytest.mark.anyio
AGO = "update jobs.round set last_at = now() - $1::interval"


async def nothing(_):
    """Never reached."""


async def test_two_workers_do_a_round_once(database, pool):
    one = Round("count", HOUR, nothing)
    assert sorted(await asyncio.gather(*(take(pool, one) for _ in range(4)))) == [False, False, False, True]
    assert await take(pool, one) is False
    await database.above.execute(AGO, timedelta(minutes=53))
    assert await take(pool, one) is False
    await database.above.execute(AGO, timedelta(minutes=55))
    assert sorted(await asyncio.gather(*(take(pool, one) for _ in range(4)))) == [False, False, False, True]


async def test_a_round_that_fails_stops_no_other_and_is_done_again(database, pool):
    done, leaving = [], asyncio.Event()

    async def fails(_):
        done.append("fails")
        if done.count("fails") == 2:
            leaving.set()
        raise ValueError("words of somebody")

    async def works(_):
        done.append("works")

    quick = timedelta(milliseconds=20)
    clock = [Round("fails", quick, fails), Round("works", timedelta(hours=1), works)]
    await asyncio.wait_for(keep(pool, clock, leaving), 10)
    assert done.count("fails") == 2
    assert done.count("works") == 1


async def test_housekeeping_runs_with_the_rights_of_the_worker(database, pool):
    for one in rounds.HOUSEKEEPING:
        await one.work(pool)


async def test_a_job_that_was_held_goes_back_to_the_queue(queue, database, pool):
    job = await queue.asks("a.job")
    await database.above.execute("update jobs.pgqueuer set status = 'failed'")
    await pool.execute(rounds.PUT_BACK)
    assert await database.above.fetchval("select status::text from jobs.pgqueuer where id = $1", job) == "queued"


async def test_an_attempt_to_sign_in_is_forgotten_after_a_day(database, pool):
    for name, age in ((b"\x01", "23 hours"), (b"\x02", "25 hours")):
        await database.above.execute(
            "insert into sign_in_attempt (id, state_hash, browser_hash, provider, nonce, verifier, next, created_at)"
            f" values (gen_random_uuid(), $1, $1, 'p', 'n', 'v', '/', now() - interval '{age}')", name,
        )  # fmt: skip
    await database.above.execute("insert into sign_in_attempt_taken (attempt_id) select id from sign_in_attempt")
    await pool.execute(rounds.FORGET_ATTEMPTS)
    assert await database.above.fetchval("select array_agg(state_hash) from sign_in_attempt") == [b"\x01"]
