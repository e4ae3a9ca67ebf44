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

PUSHING, READERS, WARM, SECONDS = 2, 2, 20, 15
# People who read: a page every half second each, not the next as soon as one has come.
PEOPLE, PAUSE = 32, 500
FILED = "select count(*) from deposit where state = 'filed'"
WORKER = [sys.executable, "-m", "backend", "worker", "run"]


def arrivals(at: Place, seconds: int = SECONDS) -> Iterator[Measured]:
    """A server with its worker, as in the demo, once warm; two programs push as fast as they are answered."""
    with granian("tests.bench.house:app", at.environ) as house, started(WORKER, at.environ):
        asked = script(at.folder, "arrivals", "GET", "/papiers", at.people)
        wrk(house.port, asked, READERS, WARM)
        yield from _good(at, house.port, asked, seconds)
        yield from _bad(at, house.port, script(at.folder, "paced", "GET", "/papiers", at.people, PAUSE), seconds)


def _good(at: Place, port: int, asked: Path, seconds: int) -> Iterator[Measured]:
    """Two read without a pause: all that is left of the machine."""
    there, began = asyncio.run(_filed(at)), time.monotonic()
    with pushing(port, at.machine, good) as pushed:
        busy = wrk(port, asked, READERS, seconds)
    asyncio.run(filed(at.environ["OWNER_DATABASE_URL"], patience=30 * seconds))
    minutes, came = (time.monotonic() - began) / 60, asyncio.run(_filed(at)) - there
    quiet = wrk(port, asked, READERS, seconds)
    if came != len(pushed):
        raise SystemExit(f"{len(pushed)} papers were pushed, {came} were filed")
    of = f"without papers that come in, afterwards: {quiet.p95:.1f} ms"
    yield Measured("intake_cda", came / minutes, "papers/min")
    yield Measured("intake_cda_p95_of_pages", busy.p95, "ms", busy.p95 / quiet.p95, of)


def _bad(at: Place, port: int, asked: Path, seconds: int) -> Iterator[Measured]:
    """People read at their pace; what nobody should send comes every second, then as fast as it is refused."""
    made = bad(at.folder)
    before = wrk(port, asked, PEOPLE, seconds)
    with pushing(port, at.machine, made, programs=1, every=1):
        steady = wrk(port, asked, PEOPLE, seconds)
    with pushing(port, at.machine, made) as refused:
        flood = wrk(port, asked, PEOPLE, seconds)
    quiet = (before.p95 + wrk(port, asked, PEOPLE, seconds).p95) / 2
    of = f"without files that come in, before and after: {quiet:.1f} ms"
    yield Measured("intake_bad", 60 * len(refused) / seconds, "files/min")
    yield Measured("intake_bad_p95_of_pages", flood.p95, "ms", flood.p95 / quiet, of)
    yield Measured("intake_bad_each_second_p95_of_pages", steady.p95, "ms", steady.p95 / quiet, of)


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
def pushing(
    port: int, token: str, made: Callable[[int], tuple[bytes, int]], programs: int = PUSHING, every: float = 0
) -> Iterator[list[int]]:
    """How far each answer was from the one due, growing until the end of the block; all must be as due. Each program
    waits `every` seconds before the next."""
    answers: list[int] = []
    stopped = threading.Event()
    headers = {"authorization": f"Bearer {token}"}

    def push() -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60) as dui:
            while not stopped.wait(every):
                body, due = made(len(answers))
                answers.append(dui.post("/api/depots", content=body).status_code - due)

    threads = [threading.Thread(target=push) for _ in range(programs)]
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
