"""A worker whose job kills it: `python -m tests.jobs.killer <address>`. The job that ends well is the proof."""

import asyncio
import os
import sys

from backend.jobs.registry import Registry
from backend.jobs.worker import Worker
from tests.jobs.conftest import HURRY

ATTEMPTS = 2


def registry() -> Registry:
    jobs = Registry()

    @jobs.job("kills", attempts=ATTEMPTS)
    async def kills(context, envelope) -> None:
        os._exit(9)

    @jobs.job("works")
    async def works(context, envelope) -> None:
        """Ends well."""

    return jobs


if __name__ == "__main__":
    asyncio.run(Worker(sys.argv[1], registry(), pace=HURRY, clock=()).run())
