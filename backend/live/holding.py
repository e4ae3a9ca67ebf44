"""One stream from its first event to its last: it waits for her to leave, and others speak on its line."""

import asyncio
from datetime import datetime

from litestar.types import Receive, Send

from backend.live import wire
from backend.live.stream import Stream
from backend.live.streams import LOST, Streams

STALLED = 30.0
"""Seconds that a browser may take nothing, before it is let go."""
SILENCE = 12
"""Seconds between two signs of life, and at most as many more."""


class Held:
    """While nothing happens this is a wait for the browser to leave: no timer, no task of its own."""

    __slots__ = ("ended", "send", "since", "stream", "streams", "task", "telling")

    def __init__(self, streams: Streams, stream: Stream, since: datetime | None) -> None:
        self.streams, self.stream, self.since = streams, stream, since
        self.ended = False
        self.telling: asyncio.Task[None] | None = None

    async def __call__(self, receive: Receive, send: Send) -> None:
        """Until she leaves, or may not be told any more, or the database is gone."""
        self.send, self.task = send, asyncio.current_task()
        self.streams.add(self.stream)
        try:
            for changed in await self.streams.begun(self.stream, self.since):
                await send(wire.part(wire.changed(changed)))
            self.stream.woken = self.wake
            if self.stream.has_news:
                self.wake(self.stream)
            await self._left(receive)
        except LOST:
            self.ended = True
        finally:
            self.streams.remove(self.stream)
            self.stream.woken = None
            if self.telling:
                self.telling.cancel()
        if self.ended:
            await send(wire.part("", more=False))

    async def _left(self, receive: Receive) -> None:
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        except asyncio.CancelledError:
            if not self.ended or self.task is None:
                raise
            self.task.uncancel()

    def wake(self, _: Stream) -> None:
        if self.telling is None and not self.ended:
            self.telling = asyncio.create_task(self._tell())

    async def _tell(self) -> None:
        try:
            async with asyncio.timeout(STALLED):
                while self.stream.has_news and not self.ended:
                    await self._news()
        except LOST:
            self._end()
        finally:
            self.telling = None

    async def _news(self) -> None:
        if self.stream.over or self.stream.dropped:
            if self.stream.over:
                await self.send(wire.part(wire.OVER))
            self._end()
            return
        again, threads = self.stream.take()
        told = await self.streams.in_sight(self.stream, threads) if threads else ()
        words = "".join(map(wire.changed, told))
        await self.send(wire.part(wire.AGAIN if again else words or wire.BREATH))

    def _end(self) -> None:
        self.ended = True
        if self.task:
            self.task.cancel()


async def breathe(streams: Streams) -> None:
    """For ever: each stream says something from time to time, a few of them each second."""
    while True:
        await streams.needed.wait()
        around = list(streams.open)
        for second in range(SILENCE):
            await asyncio.sleep(1)
            for stream in around[second::SILENCE]:
                stream.breathe()
