"""Pages that stay open: what two thousand idle streams weigh, and what the others feel of them."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backend.kit.actor import COOKIE
from tests.bench.figures import Measured
from tests.bench.memory import pss
from tests.bench.place import Place
from tests.bench.servers import Running, granian
from tests.bench.traffic import script, wrk

STREAMS, READERS, SECONDS, WARM = 2000, 2, 20, 20
BESIDE = "a stream by hand, on the same server"
ROOM = {"STREAMS_MAX": "4000"}


def streams(at: Place, many: int = STREAMS, seconds: int = SECONDS) -> Iterator[Measured]:
    asked = script(at.folder, "streams", "GET", "/papiers", at.people)
    with granian("tests.bench.bare:app", at.environ, backpressure=8000) as bare:
        by_hand, _ = _weight(at, bare, asked, many, 0)
    with granian("tests.bench.house:app", at.environ | ROOM, backpressure=8000) as house:
        wrk(house.port, asked, READERS, 2)
        before = wrk(house.port, asked, READERS, seconds).p95
        weight, busy = _weight(at, house, asked, many, seconds)
        after = wrk(house.port, asked, READERS, seconds).p95
    yield Measured("sse_idle", weight, "kB/stream", weight / by_hand, f"{BESIDE}: {by_hand:.1f} kB")
    quiet = (before + after) / 2
    yield Measured(
        "sse_idle_p95_of_pages", busy, "ms", busy / quiet, f"without streams, before and after: {quiet:.1f} ms"
    )


def _weight(at: Place, server: Running, asked: Path, many: int, seconds: int) -> tuple[float, float]:
    """kB for each, and the p95 of pages while they are open."""
    secrets = [one.secret for one in at.people]
    with opened(server.port, secrets, WARM):
        pass
    with opened(server.port, secrets, 1):
        before = pss(server.process.pid)
    with opened(server.port, secrets, many):
        weight = (pss(server.process.pid) - before) * 1000 / many
        busy = wrk(server.port, asked, READERS, seconds).p95 if seconds else 0.0
    return weight, busy


@contextmanager
def opened(port: int, secrets: list[str], many: int) -> Iterator[None]:
    """So many streams, each of which has said its first line, read until the end of the block."""
    ready, over = threading.Event(), threading.Event()
    reading = threading.Thread(target=lambda: asyncio.run(_read(port, secrets, many, ready, over)))
    reading.start()
    try:
        if not ready.wait(120):
            raise SystemExit(f"{many} streams do not open")
        yield
    finally:
        over.set()
        reading.join()


async def _read(port: int, secrets: list[str], many: int, ready: threading.Event, over: threading.Event) -> None:
    few = asyncio.Semaphore(32)

    async def one(n: int) -> None:
        async with few:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            lines = (
                "GET /messages/direct HTTP/1.1",
                "host: localhost",
                f"cookie: {COOKIE}={secrets[n % len(secrets)]}",
            )
            writer.write("\r\n".join([*lines, "", ""]).encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if b" 200 " not in head.partition(b"\r\n")[0]:
                raise SystemExit(head.decode())
            await reader.read(1)
        held.append(asyncio.ensure_future(_drain(reader, writer)))

    held: list[asyncio.Future[None]] = []
    await asyncio.gather(*(one(n) for n in range(many)))
    ready.set()
    await asyncio.to_thread(over.wait)
    for reading in held:
        reading.cancel()
    await asyncio.gather(*held, return_exceptions=True)


async def _drain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while await reader.read(4096):
            pass
    finally:
        with contextlib.suppress(OSError):
            writer.close()
