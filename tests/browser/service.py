"""The demo as its own program: web, worker, identity provider, on a database where time can be moved."""

import json
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from socket import socket
from urllib.parse import urlsplit

import asyncpg
import httpx2

from backend.cli.credential import credential, token
from backend.cli.dui import answered, became
from backend.demo.children import Child

READY = 90.0
# What people did. The house, its people and its keys stay.
TRACES = (
    "audit_entry, sealed_segment, deposit, document, document_file, document_opened, idempotency, message, thread, "
    "thread_reading, draft, device, outbox_key, reading_choice, sign_in, sign_in_attempt, sign_in_attempt_taken, "
    "machine_assertion, passkey, brought_paper"
)
SILENCE_IS_OVER = """update deposit set received_at = received_at - interval '2 seconds'
 where received_at > now() - interval '2 seconds'"""


class Service:
    """What `demo.json` says, and the owner's hand on the database."""

    def __init__(self, folder: Path, owner: str):
        self.folder, self.owner = folder, owner
        self.told = json.loads((folder / "demo.json").read_text())
        self.address = self.told["address"]

    def sign_in_of(self, name):
        return next(p["sign_in"] for p in self.told["people"] if name in p["name"])

    async def push(self, *files: Path):
        """As a DUI does, with the functions of the operator's command (which tests/demo runs as a program).

        All must be handled. A house says nothing of what it filed for two seconds: they are over at once, and nothing
        else is hurried.
        """
        known = credential(self.folder / "demo.json", None, None, None)
        async with httpx2.AsyncClient(base_url=self.address, trust_env=False, timeout=60) as client:
            client.headers["authorization"] = f"Bearer {await token(client, known)}"
            answers = [await answered(client, file) for file in files]
            await self.sql(SILENCE_IS_OVER)
            told = [await became(client, answer) for answer in answers]
        assert told == ["handled"] * len(files), told

    async def sql(self, statement, *values):
        above = await asyncpg.connect(self.owner)
        try:
            return await above.fetch(statement, *values)
        finally:
            await above.close()

    async def begin_again(self):
        """Nobody came yet, nothing arrived yet. A request of the story before may still run: it goes first."""
        above = await asyncpg.connect(self.owner)
        try:
            await above.execute("set deadlock_timeout = '20ms'")  # of two that wait for each other, this one gives way
            while not await self._emptied(above):
                pass
        finally:
            await above.close()

    async def _emptied(self, above):
        with suppress(asyncpg.DeadlockDetectedError):
            return await above.execute(f"truncate {TRACES} cascade")


async def empty_database(cluster):
    """The owner's address of a new one, as an operator makes it."""
    above = await asyncpg.connect(cluster.dsn("postgres", "postgres"))
    await above.execute("create database aportee encoding 'UTF8' template template0")
    await above.close()
    return cluster.dsn("postgres", "aportee")


@contextmanager
def running(folder: Path, owner: str):
    """`python -m backend demo` until the end of the block."""
    folder.mkdir(exist_ok=True)
    environ = {"PORT": str(free_port()), "DATA_DIR": str(folder), "DATABASE_URL": owner}
    program = Child("demo", ["backend", "demo"], environ, folder / "demo.log")
    try:
        wait_for(folder / "demo.json", program)
        yield Service(folder, owner)
    finally:
        program.stop()


def wait_for(told: Path, program: Child):
    end = time.monotonic() + READY
    while not (told.exists() and healthy(told)):
        assert not program.dead, program.last_words()
        assert time.monotonic() < end, program.last_words()
        time.sleep(0.1)


def healthy(told: Path):
    where = urlsplit(json.loads(told.read_text() or "{}").get("address", ""))
    asking = HTTPConnection(where.hostname or "localhost", where.port, timeout=5)
    try:
        asking.request("GET", "/health")
        return asking.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


def free_port():
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
