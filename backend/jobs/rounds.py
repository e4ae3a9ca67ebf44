"""What is done by the clock. One worker of all does each round: it takes the row of the round."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import timedelta

import asyncpg
import msgspec
import structlog

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()

# A little less than the interval: a round that begins a moment early is not put off by a whole one.
TAKE = """insert into jobs.round as r (name) values ($1)
on conflict (name) do update set last_at = now() where r.last_at <= now() - $2::interval * 0.9
returning true"""
# A worker gives back by itself what the database failed; this is for what an operator held by hand.
PUT_BACK = """update jobs.pgqueuer set status = 'queued', execute_after = now(), updated = now()
 where status = 'failed'"""
FORGET_KEYS = "delete from idempotency where created_at < now() - interval '72 hours'"
FORGET_DRAFTS = "delete from draft where kept_at < now() - interval '30 days'"
FORGET_ATTEMPTS = "select forget_attempts()"
PRUNE = (
    "delete from jobs.pgqueuer_log where created < now() - interval '30 days'",
    "delete from jobs.dead_letter where at < now() - interval '6 months'",
    "delete from jobs.delivery where job_id not in (select id from jobs.pgqueuer)",
)

Work = Callable[[asyncpg.Pool], Awaitable[object]]


class Round(msgspec.Struct, frozen=True):
    """`work` receives the worker's pool, once per interval for all workers together."""

    name: str
    every: timedelta
    work: Work


def statements(*lines: str) -> Work:
    """A round that runs these, each in a transaction of its own."""

    async def work(pool: asyncpg.Pool) -> None:
        for line in lines:
            await pool.execute(line)

    return work


MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HOUSEKEEPING = (
    Round("jobs.put_back", MINUTE, statements(PUT_BACK)),
    Round("jobs.prune", HOUR, statements(*PRUNE)),
    Round("keys.forget", HOUR, statements(FORGET_KEYS)),
    Round("drafts.forget", HOUR, statements(FORGET_DRAFTS)),
    Round("attempts.forget", HOUR, statements(FORGET_ATTEMPTS)),
)


async def take(pool: asyncpg.Pool, one: Round) -> bool:
    """Whether this round is ours to do now."""
    return bool(await pool.fetchval(TAKE, one.name, one.every))


async def _once(pool: asyncpg.Pool, one: Round) -> None:
    if await take(pool, one):
        await one.work(pool)


async def _keep(pool: asyncpg.Pool, one: Round, leaving: asyncio.Event) -> None:
    while not leaving.is_set():
        [fault] = await asyncio.gather(_once(pool, one), return_exceptions=True)
        if isinstance(fault, Exception):
            log.error("round.failed", reason=one.name, error=type(fault).__name__)
        with suppress(TimeoutError):
            await asyncio.wait_for(leaving.wait(), one.every.total_seconds())


async def keep(pool: asyncpg.Pool, rounds: Sequence[Round], leaving: asyncio.Event) -> None:
    """Do every round at its time until `leaving`; a round that fails is done at the next time."""
    await asyncio.gather(*(_keep(pool, one, leaving) for one in rounds))
