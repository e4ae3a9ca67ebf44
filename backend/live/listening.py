"""One connection of this process hears what the database notifies; whenever it is lost, it is made again."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import asyncpg
import structlog

from backend.live.schemas import Heard

CHANNEL = "messages"
FIRST, LONGEST = 0.5, 30.0
"""Seconds before trying again: each wait is twice the one before."""
PULSE, PATIENCE = 15.0, 5.0
"""Seconds between two signs of life, and for the answer: a line that was cut says nothing by itself."""

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Listener:
    """`heard` gets each notification; `again` is called once it listens: before, nobody heard anything."""

    def __init__(self, address: str, heard: Callable[[Heard], None], again: Callable[[], None]) -> None:
        self.address, self.heard, self.again = address, heard, again
        self.listening = asyncio.Event()

    async def keep(self, needed: asyncio.Event) -> None:
        """Listen for ever, from the moment when somebody needs it."""
        await needed.wait()
        wait = FIRST
        while True:
            [fault] = await asyncio.gather(self._listen(), return_exceptions=True)
            log.warning("live.lost", error=type(fault).__name__ if fault else "Closed")
            wait = FIRST if self.listening.is_set() else min(wait * 2, LONGEST)
            self.listening.clear()
            await asyncio.sleep(wait)

    async def _listen(self) -> None:
        """Until the line is lost."""
        sql = await asyncpg.connect(self.address, timeout=PATIENCE)
        try:
            lost = asyncio.Event()
            sql.add_termination_listener(lambda _: lost.set())
            await sql.add_listener(CHANNEL, self._hear)
            self.listening.set()
            self.again()
            while not lost.is_set():
                await sql.execute("select", timeout=PATIENCE)
                with suppress(TimeoutError):
                    async with asyncio.timeout(PULSE):
                        await lost.wait()
        finally:
            sql.terminate()

    def _hear(self, _: object, __: int, ___: str, payload: object) -> None:
        try:
            self.heard(Heard.of(str(payload)))
        except ValueError:
            log.warning("live.unheard", reason="not-ours")
