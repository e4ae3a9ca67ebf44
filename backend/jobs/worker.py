"""The background process: listens for jobs, runs a few at a time, and leaves within ten seconds.

A job is given again when its worker fell silent: it runs at least once, and mostly once.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

import asyncpg
import structlog
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.errors import FailingListenerError

from backend.db.pool import open_pool
from backend.jobs import rounds
from backend.jobs.context import Context
from backend.jobs.executor import Counted, Pace, Running
from backend.jobs.registry import Registry
from backend.jobs.silent import CONNECTIONS, queue_manager

# A connection that is cut while it speaks has an error of its own (`InternalClientError`).
LOST = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, FailingListenerError)
RECONNECT = timedelta(seconds=1)

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Worker:
    """Runs the jobs of `registry` with the role of `dsn`, until `stop()`."""

    def __init__(
        self,
        dsn: str,
        registry: Registry,
        *,
        settings: Any = None,
        services: Any = None,
        clock: Sequence[rounds.Round] = rounds.HOUSEKEEPING,
        pace: Pace | None = None,
    ) -> None:
        self.dsn, self.registry, self.clock = dsn, registry, clock
        self.settings, self.services = settings, services
        self.pace = pace or Pace()
        self.listening = asyncio.Event()
        self._leaving = asyncio.Event()
        self._queue: QueueManager | None = None

    def stop(self) -> None:
        """Take nothing new; what runs has `pace.grace` to finish, then goes back to the queue."""
        self._leaving.set()
        if self._queue:
            self._queue.shutdown.set()

    async def run(self) -> None:
        """Work until `stop()`; a database that goes away is waited for."""
        # The queue has two connections of its own: jobs that keep theirs cannot stop its heart.
        async with (
            await open_pool(self.dsn, CONNECTIONS) as queue_pool,
            await open_pool(self.dsn, self.pace.together + 2) as pool,
        ):
            running = Running(Context(pool, self.settings, self.services), self.pace)
            clock = asyncio.create_task(rounds.keep(pool, self.clock, self._leaving))
            waiting = asyncio.create_task(self._interrupt_late(running))
            try:
                while not self._leaving.is_set():
                    await self._listen(queue_pool, running)
            finally:
                self._leaving.set()
                waiting.cancel()
                await asyncio.wait({clock}, timeout=self.pace.grace.total_seconds())
                clock.cancel()
                await asyncio.gather(clock, waiting, return_exceptions=True)

    async def _listen(self, pool: asyncpg.Pool, running: Running) -> None:
        """Until `stop()`, or until the database went away and was waited for."""
        self._queue = queue_manager(pool, self.pace.first_delay)
        for entry in self.registry:
            self._queue.register_executor(entry.name, Counted(entry, running))
        self.listening.set()
        log.info("queue.listening", count=len(list(self.registry)))
        try:
            await self._queue.run(
                dequeue_timeout=self.pace.heartbeat / 2,
                batch_size=max(1, self.pace.together // 2),
                max_concurrent_tasks=max(2, self.pace.together),
                heartbeat_timeout=self.pace.heartbeat,
                shutdown_on_listener_failure=True,
                log_aggregation_interval=timedelta(0),
            )
        except LOST as why:
            log.warning("queue.lost", error=type(why).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._leaving.wait(), RECONNECT.total_seconds())

    async def _interrupt_late(self, running: Running) -> None:
        await self._leaving.wait()
        await asyncio.sleep(self.pace.grace.total_seconds())
        running.interrupt()
