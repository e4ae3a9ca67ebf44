"""The processes that are killed: forked from one that has read all the code, so that each is there at once.

`make demo` under its own supervisor is killed in `tests/demo`; here each kill falls at a chosen message.
"""

import asyncio
import multiprocessing
import os
import signal
import socket

import uvicorn

from backend.app import create_app
from backend.db.embedded.lifeline import tie
from backend.db.migrate import migrate
from backend.environment import load
from backend.jobs.worker import Worker
from backend.work import registry, services
from tests.jobs.conftest import HURRY

ALIKE = multiprocessing.get_context("forkserver")
ALIKE.set_forkserver_preload([__name__])


def web(environ: dict[str, str], port: int) -> None:
    """A web process, until it is killed."""
    _tied(environ)
    uvicorn.run(create_app(load(environ)), host="127.0.0.1", port=port, log_config=None)


def worker(environ: dict[str, str], port: int) -> None:
    """A worker in a hurry; it says at `port` that it listens, as a web process does."""

    async def works() -> None:
        settings = load(environ)
        made = Worker(environ["WORKER_DATABASE_URL"], registry(), settings=settings, services=services(settings),
                      pace=HURRY, clock=())  # fmt: skip
        running = asyncio.create_task(made.run())
        await made.listening.wait()
        with socket.create_server(("127.0.0.1", port)):
            await running

    _tied(environ)
    asyncio.run(works())


def migrating(dsn: str) -> None:
    """One migration."""
    _tied({})
    asyncio.run(migrate(dsn))


def _tied(environ: dict[str, str]) -> None:
    os.environ.update(environ)
    tie(os.getppid(), signal.SIGKILL)


class Part:
    """One of the two, started as often as it is killed."""

    def __init__(self, run, environ, port) -> None:
        self.run, self.environ, self.port = run, environ, port
        self.process = None
        self.starts = 0

    @property
    def alive(self):
        return self.process is not None and self.process.is_alive()

    async def starts_again(self):
        """It answers; nothing happens when it never died."""
        if self.alive:
            return
        self.starts += 1
        self.process = ALIKE.Process(target=self.run, args=(self.environ, self.port), daemon=True)
        self.process.start()
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                assert self.alive, "it does not start"
                await asyncio.sleep(0.01)
            else:
                writer.close()
                return

    def kill(self):
        """Gone when this returns."""
        if self.alive:
            self.process.kill()
            self.process.join()
