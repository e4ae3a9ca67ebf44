"""Thousands of pages open on one web process, as an operator starts it: what each costs, and how it stops."""

import asyncio
import os
import signal
import sys
import time

import pytest

from backend.kit.actor import COOKIE
from tests.bench.memory import pss
from tests.bench.servers import free_port, started, wait_for
from tests.messaging.talk import begins

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
MANY, TOO_MANY, TOGETHER = 2000, 100, 50
EACH = 0.04
"""Megabytes."""
QUICKLY = 8.0


@pytest.fixture
def served(settings, database):
    environ = os.environ | {
        "ENVIRONMENT": "test",
        "DATA_DIR": str(settings.data_dir),
        "KEYS_DIR": str(settings.keys_dir),
        "OBJECT_STORE_URL": settings.object_store_url,
        "DATABASE_URL": database.dsn("app"),
        "STREAMS_MAX": str(MANY),
    }
    port = free_port()
    with started([sys.executable, "-m", "backend", "web", "--port", str(port)], environ) as process:
        wait_for(port, process)
        yield process, port


class Phones:
    """Sockets that are closed at the end, whatever happened."""

    def __init__(self, port, secret):
        self.port, self.ends, self.readers, self.refused = port, [], [], 0
        self.words = f"GET /messages/direct HTTP/1.1\r\nHost: localhost\r\nCookie: {COOKIE}={secret}\r\n\r\n".encode()

    async def open(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.ends.append(writer)
        writer.write(self.words)
        status = int((await reader.readline()).split()[1])
        assert status in (200, 503)
        if status == 200:
            self.readers.append(reader)
        self.refused += status == 503

    async def close(self):
        for writer in self.ends:
            writer.close()
        await asyncio.gather(*(writer.wait_closed() for writer in self.ends), return_exceptions=True)


@pytest.fixture
async def phones(cast, served):
    made = Phones(served[1], cast.david.secret)
    yield made
    await made.close()


@pytest.mark.attack("M03")
async def test_thousands_wait_cheaply_all_hear_and_none_holds_the_stop(cast, served, phones):
    process, _ = served
    thread = await begins(cast.david)
    await phones.open()  # what is loaded once is loaded
    before = pss(process.pid)
    while len(phones.ends) < MANY + TOO_MANY:
        await asyncio.gather(*(phones.open() for _ in range(TOGETHER)))
    assert 0 < phones.refused <= TOO_MANY + TOGETHER
    each = (pss(process.pid) - before) / len(phones.readers)
    print(f"{each * 1000:.0f} kB for each of {len(phones.readers)} streams")
    assert each < EACH
    await cast.martin.sends(f"{thread}/repondre", mots="Pour tous.")
    await asyncio.gather(*map(heard, phones.readers))
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    await asyncio.to_thread(process.wait, 30)
    assert time.monotonic() - began < QUICKLY


async def heard(reader):
    async with asyncio.timeout(30):
        while b"event: changed" not in (line := await reader.readline()):
            assert line, "it was closed"
