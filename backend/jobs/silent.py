"""PgQueuer on our schema, without the words of exceptions, which it would store.

What the queue would hold until somebody looks goes back by itself: only the database can fail here.
"""

from contextlib import suppress
from datetime import timedelta

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgPoolDriver
from pgqueuer.adapters.persistence import qb
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.models import Job, TracebackRecord
from pgqueuer.domain.settings import DBSettings
from pgqueuer.domain.types import JOB_STATUS, Channel, QueueEntrypoint, QueueManagerId
from pgqueuer.ports.repository import EntrypointExecutionParameter

from backend.jobs.delivery import bury_strangers, put_back

CHANNEL = Channel("ch_pgqueuer")
CONNECTIONS = 2
"""Of the queue's own pool: all may be dead, and one more is new."""
DEAD = (asyncpg.InterfaceError, asyncpg.PostgresConnectionError, OSError)

# Every name is said: PgQueuer would take some from variables as common as FUNCTION or CHANNEL.
NAMES = DBSettings(
    prefix="",
    db_schema="jobs",
    channel=CHANNEL,
    function="fn_pgqueuer_changed",
    statistics_table="pgqueuer_statistics",
    queue_status_type="pgqueuer_status",
    queue_table="pgqueuer",
    queue_table_log="pgqueuer_log",
    trigger="tg_pgqueuer_changed",
    schedules_table="pgqueuer_schedules",
)


class Silent(Queries):
    """Also lays aside the jobs that nobody knows, each time there is nothing else to do.

    `delay` is how long a job waits when the database failed under it.
    """

    def __init__(self, pool: asyncpg.Pool, delay: timedelta) -> None:
        super().__init__(
            AsyncpgPoolDriver(pool),
            qb.QueryBuilderEnvironment(NAMES),
            qb.QueryQueueBuilder(NAMES),
            qb.QuerySchedulerBuilder(NAMES),
        )
        self.pool, self.delay = pool, delay

    async def dequeue(
        self,
        batch_size: int,
        entrypoints: dict[QueueEntrypoint, EntrypointExecutionParameter],
        queue_manager_id: QueueManagerId,
        global_concurrency_limit: int | None,
        heartbeat_timeout: timedelta,
    ) -> list[Job]:
        jobs = await super().dequeue(
            batch_size, entrypoints, queue_manager_id, global_concurrency_limit, heartbeat_timeout
        )
        if not jobs:
            await bury_strangers(self.pool, list(entrypoints))
        return jobs

    async def log_jobs(self, job_status: list[tuple[Job, JOB_STATUS, TracebackRecord | None]]) -> None:
        """Called again and again until the database took it: this line is reached when it is back."""
        ended: list[tuple[Job, JOB_STATUS, TracebackRecord | None]] = []
        for job, status, _ in job_status:
            if status == "failed":
                await put_back(self.pool, job.id, job.queue_manager_id, self.delay)
            else:
                ended.append((job, status, None))
        if ended:
            await super().log_jobs(ended)

    async def retry_job(self, job: Job, delay: timedelta, traceback_record: TracebackRecord | None) -> None:
        """A connection that died is found dead when it is used: a job is not held for a minute because of that."""
        for _ in range(CONNECTIONS):
            with suppress(*DEAD):
                return await super().retry_job(job, delay, None)
        return await super().retry_job(job, delay, None)


def queue_manager(pool: asyncpg.Pool, delay: timedelta) -> QueueManager:
    return QueueManager(Silent(pool, delay), CHANNEL)
