"""All the streams of this process: which hear of what, which are still alive, and how many there may be."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID

import asyncpg
import structlog

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.db.unit import becoming, hashed
from backend.kit.actor import Asked
from backend.kit.errors import Busy
from backend.live.queries import ALIVE, IN_SIGHT, SINCE
from backend.live.schemas import Changed, Heard
from backend.live.stream import Stream

EVERY, WITHIN = 3.0, 2.0
"""Seconds between two looks at who is still alive, and for one look: never more than five together."""
TOGETHER = 2
"""Connections of the pool that streams may hold at once: the rest is for those who wait for a page."""
LOST = (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, Busy, TimeoutError)

log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Streams:
    """At most `most`; the next one is told to come back later, and its page asks from time to time."""

    def __init__(self, pool: asyncpg.Pool, most: int) -> None:
        self.pool, self.most = pool, most
        self.open: set[Stream] = set()
        self.needed = asyncio.Event()
        self._turn = asyncio.Semaphore(TOGETHER)

    def room(self) -> None:
        """Raises Busy when there is none."""
        if len(self.open) >= self.most:
            raise Busy

    def add(self, stream: Stream) -> None:
        self.open.add(stream)
        self.needed.set()

    def remove(self, stream: Stream) -> None:
        self.open.discard(stream)

    def hear(self, heard: Heard) -> None:
        """A thread without a message is out of everybody's sight: whoever shows it reads again."""
        for stream in self.open:
            if stream.concerns(heard):
                stream.note(heard.thread)
                if not heard.number:
                    stream.read_again()

    def read_again(self) -> None:
        for stream in self.open:
            stream.read_again()

    def drop(self) -> None:
        for stream in self.open:
            stream.drop()

    async def begun(self, stream: Stream, since: datetime | None) -> list[Changed]:
        """From now on she hears; and what she missed since then."""
        async with self._as_her(stream.asked) as sql:
            stream.around = frozenset(await sql.fetchval("select around_me()"))
            return await SINCE[stream.asked.capacity].all(sql, since=since) if since else []

    async def in_sight(self, stream: Stream, threads: list[UUID]) -> list[Changed]:
        """Of these threads, those that she may open at this instant."""
        async with self._as_her(stream.asked) as sql:
            return await IN_SIGHT.all(sql, threads=threads)

    async def keep(self) -> None:
        """Look every few seconds who is still alive. Without an answer nobody is told anything: all begin again."""
        while True:
            await self.needed.wait()
            await asyncio.sleep(EVERY)
            [fault] = await asyncio.gather(asyncio.wait_for(self.look(), WITHIN), return_exceptions=True)
            if isinstance(fault, Exception):
                log.warning("live.blind", error=type(fault).__name__)
                self.drop()

    async def look(self) -> None:
        """End the streams whose sign-in or permit is over: one question for all of them."""
        asked = list(self.open)
        if not asked:
            self.needed.clear()
            return
        async with borrowed(self.pool) as sql:
            alive = await ALIVE.all(
                sql,
                secrets=[hashed(one.asked.secret or "") for one in asked],
                capacities=[one.asked.capacity for one in asked],
                subjects=[one.asked.subject for one in asked],
            )
        here = {row.place - 1: frozenset(row.around) for row in alive}
        for place, stream in enumerate(asked):
            if place in here:
                stream.places(here[place])
            else:
                stream.end()

    @asynccontextmanager
    async def _as_her(self, asked: Asked) -> AsyncIterator[Connection]:
        async with (
            self._turn,
            borrowed(self.pool) as sql,
            sql.transaction(isolation="repeatable_read", readonly=True),
        ):
            await sql.execute(becoming(asked))
            yield sql
