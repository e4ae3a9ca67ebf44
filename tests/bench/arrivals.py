"""Papers that come in while people read: how many in a minute, and what the readers feel of it."""

import asyncio
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import httpx

from tests.bench import incoming
from tests.bench.figures import Measured
from tests.bench.memory import filed
from tests.bench.place import Place
from tests.bench.servers import granian, started
from tests.bench.traffic import script, wrk
from tests.documents.spoilt import spoilt

PUSHING, READERS, WARM, SECONDS = 2, 2, 20, 20
FILED = "select count(*) from deposit where state = 'filed'"
WORKER = [sys.executable, "-m", "backend", "worker", "run"]


def arrivals(at: Place, seconds: int = SECONDS) -> Iterator[Measured]:
    """A server with its worker, as in the demo; two programs push as fast as they are answered."""
    with granian("tests.bench.house:app", at.environ) as house, started(WORKER, at.environ):
        asked = script(at.folder, "arrivals", "GET", "/papiers", at.people)
        wrk(house.port, asked, READERS, WARM)
        there, began = asyncio.run(_filed(at)), time.monotonic()
        with pushing(house.port, at.machine, good) as pushed:
            busy = wrk(house.port, asked, READERS, seconds)
        asyncio.run(filed(at.environ["OWNER_DATABASE_URL"], patience=30 * seconds))
        minutes, came = (time.monotonic() - began) / 60, asyncio.run(_filed(at)) - there
        with pushing(house.port, at.machine, bad(at.folder)) as refused:
            during = wrk(house.port, asked, READERS, seconds)
        after = wrk(house.port, asked, READERS, seconds)
    if came != len(pushed):
        raise SystemExit(f"{len(pushed)} papers were pushed, {came} were filed")
    # The first minute of a server is slow for a reason we do not know yet: what comes before flatters.
    quiet = after.p95
    of = f"without papers that come in, afterwards: {quiet:.1f} ms"
    yield Measured("intake_cda", came / minutes, "papers/min")
    yield Measured("intake_cda_p95_of_pages", busy.p95, "ms", busy.p95 / quiet, of)
    yield Measured("intake_bad", 60 * len(refused) / seconds, "files/min")
    yield Measured("intake_bad_p95_of_pages", during.p95, "ms", during.p95 / quiet, of)


async def _filed(at: Place) -> int:
    sql = await asyncpg.connect(at.environ["OWNER_DATABASE_URL"])
    try:
        return int(await sql.fetchval(FILED))
    finally:
        await sql.close()


def good(n: int) -> tuple[bytes, int]:
    """A paper about somebody of the crowd, and the answer that it must get."""
    return incoming.about(n % 64), 202


def bad(folder: Path) -> Callable[[int], tuple[bytes, int]]:
    """In turn, what nobody should send."""
    kinds = list(spoilt(folder).values())

    def one(n: int) -> tuple[bytes, int]:
        body, told = kinds[n % len(kinds)]
        return body, told if isinstance(told, int) else 422

    return one


@contextmanager
def pushing(port: int, token: str, made: Callable[[int], tuple[bytes, int]]) -> Iterator[list[int]]:
    """How far each answer was from the one due, growing until the end of the block; all must be as due."""
    answers: list[int] = []
    stopped = threading.Event()
    headers = {"authorization": f"Bearer {token}"}

    def push() -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60) as dui:
            while not stopped.is_set():
                body, due = made(len(answers))
                answers.append(dui.post("/api/depots", content=body).status_code - due)

    threads = [threading.Thread(target=push) for _ in range(PUSHING)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
    if any(answers):
        raise SystemExit(f"answers that were not due: {answers}")
