"""Papers that come in while people read: how many in a minute, and what the readers feel of it."""

import asyncio
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import httpx

from tests.bench import incoming
from tests.bench.figures import Measured
from tests.bench.memory import filed
from tests.bench.place import Place
from tests.bench.servers import granian, started
from tests.bench.traffic import script, wrk

PUSHING, READERS, SECONDS = 2, 2, 20
FILED = "select count(*) from deposit where state = 'filed'"
WORKER = [sys.executable, "-m", "backend", "worker", "run"]


def arrivals(at: Place, seconds: int = SECONDS) -> Iterator[Measured]:
    """A server with its worker, as in the demo; two programs push as fast as they are answered."""
    with granian("tests.bench.house:app", at.environ) as house, started(WORKER, at.environ):
        asked = script(at.folder, "arrivals", "GET", "/papiers", at.people)
        before = wrk(house.port, asked, READERS, seconds)
        there, began = asyncio.run(_filed(at)), time.monotonic()
        with pushing(house.port, at.machine) as pushed:
            busy = wrk(house.port, asked, READERS, seconds)
        asyncio.run(filed(at.environ["OWNER_DATABASE_URL"], patience=30 * seconds))
        minutes, came = (time.monotonic() - began) / 60, asyncio.run(_filed(at)) - there
        after = wrk(house.port, asked, READERS, seconds)
    if came != len(pushed):
        raise SystemExit(f"{len(pushed)} papers were pushed, {came} were filed")
    yield Measured("intake_cda", came / minutes, "papers/min")
    quiet = (before.p95 + after.p95) / 2
    of = f"without papers that come in, before and after: {quiet:.1f} ms"
    yield Measured("intake_cda_p95_of_pages", busy.p95, "ms", busy.p95 / quiet, of)


async def _filed(at: Place) -> int:
    sql = await asyncpg.connect(at.environ["OWNER_DATABASE_URL"])
    try:
        return int(await sql.fetchval(FILED))
    finally:
        await sql.close()


@contextmanager
def pushing(port: int, token: str) -> Iterator[list[int]]:
    """What was answered, growing until the end of the block."""
    answers: list[int] = []
    stopped = threading.Event()
    headers = {"authorization": f"Bearer {token}", "content-type": "text/xml"}

    def push() -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60) as dui:
            while not stopped.is_set():
                answers.append(dui.post("/api/depots", content=incoming.about(len(answers) % 64)).status_code)

    threads = [threading.Thread(target=push) for _ in range(PUSHING)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
    if set(answers) != {202}:
        raise SystemExit(f"papers were answered {set(answers)}")
