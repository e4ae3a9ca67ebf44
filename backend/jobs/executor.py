"""Around every job: counted before it runs, tried again later, laid aside when it is hopeless."""

import asyncio
from datetime import timedelta
from typing import Any

import msgspec
import structlog
from pgqueuer.core.executors import AbstractEntrypointExecutor, EntrypointExecutorParameters
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Context as Picked
from pgqueuer.domain.models import Job

from backend.jobs import delivery, giving_up
from backend.jobs.context import Context, GiveUp, NoLongerAllowed
from backend.jobs.queue import Envelope, opened
from backend.jobs.registry import Entrypoint
from backend.jobs.turns import Turns

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Pace(msgspec.Struct, frozen=True):
    """How a worker keeps time. A job silent for `heartbeat` is given to somebody else."""

    together: int = 4
    heartbeat: timedelta = timedelta(seconds=10)
    first_delay: timedelta = timedelta(seconds=2)
    longest_delay: timedelta = timedelta(minutes=10)
    grace: timedelta = timedelta(seconds=10)

    def delay(self, failures: int) -> timedelta:
        """How long to wait after so many failures: each wait is twice the one before."""
        return min(self.first_delay * (1 << min(failures - 1, 30)), self.longest_delay)


class Running:
    """The jobs that run in this process, and whether it is about to stop."""

    def __init__(self, context: Context, pace: Pace) -> None:
        self.context, self.pace = context, pace
        self.turns = Turns()
        self.tasks: set[asyncio.Task[None]] = set()
        self.leaving = False

    async def run(self, entry: Entrypoint, envelope: Envelope) -> BaseException | None:
        """How the job ended: nothing, or what it raised."""
        task = asyncio.ensure_future(self._run(entry, envelope))
        self.tasks.add(task)
        try:
            await asyncio.wait({task})
        finally:
            self.tasks.discard(task)
        return asyncio.CancelledError() if task.cancelled() else task.exception()

    async def _run(self, entry: Entrypoint, envelope: Envelope) -> None:
        await entry.run(self.context, envelope)

    def interrupt(self) -> None:
        """Those who still run go back to the queue, and nobody else begins."""
        self.leaving = True
        for task in self.tasks:
            task.cancel()


class Counted(AbstractEntrypointExecutor):
    """PgQueuer hands a job over here.

    What a job raises never leaves: the queue would keep its words. What leaves is a failure of the
    database, and then the job goes back to the queue as soon as the database is there (`silent`).
    """

    def __init__(self, entry: Entrypoint, running: Running) -> None:
        # Anything else than "hold" deletes the job; `silent` puts back what would be held.
        super().__init__(EntrypointExecutorParameters(0, _never, on_failure="hold"))
        self.entry, self.running, self.pool = entry, running, running.context.pool

    async def execute(self, job: Job, context: Picked) -> None:
        try:
            envelope = opened(job.payload)
        except msgspec.DecodeError:
            envelope = None
        if envelope is None or envelope.entrypoint != self.entry.name:
            return await self._bury(job, "NotAnEnvelope")
        # More deliveries than failures told: a process died with this job in its hands.
        suspect = await delivery.times(self.pool, job.id) > job.attempts
        async with self.running.turns.take(alone=suspect):
            if self.running.leaving:
                raise RetryRequested
            times = await delivery.count(self.pool, job.id)
            if times > self.entry.attempts:
                return await self._bury(job, "TooManyDeliveries")
            raised = await self.running.run(self.entry, envelope)
        await self._settle(job, context, times, raised)
        return None

    async def _settle(self, job: Job, context: Picked, times: int, raised: BaseException | None) -> None:
        about: dict[str, Any] = {"job_id": str(job.id), "entrypoint": job.entrypoint, "deliveries": times}
        if raised is None:
            log.info("job.done", **about)
        elif isinstance(raised, NoLongerAllowed):
            context.cancellation.cancel()  # the queue notes it as canceled
            log.info("job.done", state="no-longer-allowed", **about)
        elif isinstance(raised, asyncio.CancelledError):
            raise RetryRequested  # we stop: somebody else takes it now
        elif isinstance(raised, GiveUp) or times >= self.entry.attempts:
            await self._bury(job, type(raised).__name__)
        else:
            log.warning("job.retried", error=type(raised).__name__, **about)
            raise RetryRequested(self.running.pace.delay(job.attempts + 1))  # kills are no failures of the job

    async def _bury(self, job: Job, reason: str) -> None:
        await giving_up.say(self.running.context, self.entry, job)
        await delivery.bury(self.pool, job.id, reason)
        log.error("job.dead", job_id=str(job.id), entrypoint=job.entrypoint, error=reason)


async def _never(_: Job) -> None:
    """PgQueuer wants a function; `Counted` runs the job itself."""
