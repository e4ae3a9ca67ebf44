"""Whoever waits for a job learns that it was given up; the drawer of those is seen by an operator alone."""

import asyncio

import msgspec
import structlog
from pgqueuer.domain.models import Job

from backend.jobs.context import Context
from backend.jobs.queue import opened
from backend.jobs.registry import Entrypoint

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


async def say(context: Context, entry: Entrypoint, job: Job) -> None:
    """Before the job is laid aside: a process that dies in between says it again. A fault here keeps no job alive."""
    try:
        envelope = opened(job.payload)
    except msgspec.DecodeError:
        return
    if entry.given_up is None or envelope.entrypoint != entry.name:
        return
    [fault] = await asyncio.gather(entry.given_up(context, envelope), return_exceptions=True)
    if isinstance(fault, Exception):
        log.error("job.unsaid", job_id=str(job.id), entrypoint=job.entrypoint, error=type(fault).__name__)
