"""Who waits for a page comes before a paper that is read."""

import os

from backend.interop import bounded
from backend.interop.aside import BEHIND
from tests.waiting import until


async def test_the_reader_stands_behind_everybody_else():
    reader = bounded._start("cda")
    await until(lambda: behind(reader.pid), "it steps aside")
    await reader.end()


async def behind(pid):
    return os.getpriority(os.PRIO_PROCESS, pid) == os.getpriority(os.PRIO_PROCESS, 0) + BEHIND
