"""What a web process does beside its requests: hear of messages, look who may still be told, and let go in time."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from types import FrameType

from backend.live.holding import breathe
from backend.live.listening import Listener
from backend.live.streams import Streams

STOPS = (signal.SIGTERM, signal.SIGINT)


@asynccontextmanager
async def telling(streams: Streams, address: str) -> AsyncIterator[None]:
    """Open pages are told what changes, until the end of the block; then they are let go."""
    listener = Listener(address, streams.hear, streams.read_again)
    work = (listener.keep(streams.needed), streams.keep(), breathe(streams))
    tasks = [asyncio.create_task(one) for one in work]
    try:
        with let_go_when_told_to_stop(streams):
            yield
    finally:
        streams.drop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def let_go_when_told_to_stop(streams: Streams) -> Iterator[None]:
    """A server that stops waits for its requests, and a stream has no end of its own.

    The server's own handler stays: this one comes in front of it. Where no server handles signals, nothing changes.
    """
    loop, kept = asyncio.get_running_loop(), {stop: signal.getsignal(stop) for stop in STOPS}
    if threading.current_thread() is not threading.main_thread() or not callable(kept[signal.SIGTERM]):
        yield
        return

    def stopping(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(streams.drop)
        before = kept[signal.Signals(number)]
        if callable(before):
            before(number, frame)

    for stop in STOPS:
        signal.signal(stop, stopping)
        signal.siginterrupt(stop, False)
    try:
        yield
    finally:
        for stop, before in kept.items():
            signal.signal(stop, before)
