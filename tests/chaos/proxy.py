"""A line that we hold, in front of PostgreSQL or of the service: what passes may be cut, lost, held or half closed.

Nothing here depends on time: an answer is lost once it has come, so that what was asked is known to be done.
"""

import asyncio
import socket
import struct
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.chaos.mishaps import Mishap

AT_ONCE = struct.pack("ii", 1, 0)
MUCH = 65536


class Proxy:
    """Between whoever connects to `place` and `target`; each is a path (Unix socket) or a host and a port."""

    def __init__(self, place, target) -> None:
        self.place, self.target = place, target
        self.mishap: Mishap | None = None
        self.lines: set[Line] = set()
        self._server: asyncio.Server | None = None

    async def __aenter__(self):
        await self._listen()
        return self

    async def __aexit__(self, *_):
        await self._shut()

    async def _listen(self):
        if isinstance(self.place, Path):
            self._server = await asyncio.start_unix_server(self._carry, self.place)
        else:
            self._server = await asyncio.start_server(self._carry, *self.place)
            self.place = self._server.sockets[0].getsockname()[:2]

    async def _shut(self):
        self._server.close()
        self.cut()
        await asyncio.gather(*(line.over.wait() for line in list(self.lines)))
        if isinstance(self.place, Path):
            self.place.unlink(missing_ok=True)

    def set(self, how, meets, then=None) -> Mishap:
        """What happens next."""
        self.mishap = Mishap(how, meets, then)
        return self.mishap

    def cut(self):
        """Every line, now."""
        for line in list(self.lines):
            line.reset()

    @asynccontextmanager
    async def away(self):
        """Nobody listens, until the end of the block."""
        await self._shut()
        try:
            yield
        finally:
            await self._listen()

    async def _carry(self, reader, writer):
        try:
            there = await connect(self.target)
        except OSError:
            writer.transport.abort()
            return
        line = Line(self, (reader, writer), there)
        self.lines.add(line)
        try:
            await line.carry()
        finally:
            line.reset()
            self.lines.discard(line)
            line.over.set()


class Line:
    """One connection: what goes up may meet a mishap, which decides of what comes down."""

    def __init__(self, proxy, here, there) -> None:
        self.proxy, self.here, self.there = proxy, here, there
        self.struck: Mishap | None = None
        self.over = asyncio.Event()

    async def carry(self):
        """Until one of the two leaves."""
        ways = [asyncio.create_task(self._up()), asyncio.create_task(self._down())]
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)

    def reset(self):
        for _, writer in (self.here, self.there):
            with suppress(OSError, AttributeError):
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
            writer.transport.abort()

    async def _up(self):
        while message := await _read(self.here[0]):
            mishap = self.proxy.mishap
            if mishap and mishap.strikes(message):
                self.struck = mishap
                if mishap.how == "never":
                    mishap.happens()
                    return
            await _write(self.there[1], message)
            if self.struck and self.struck.how == "half":
                self.there[1].write_eof()

    async def _down(self):
        while message := await _read(self.there[0]):
            if self.struck and self.struck.how != "held":
                self.struck.happens()
                if self.struck.how == "half":
                    self.here[1].write_eof()
                    await asyncio.get_running_loop().create_future()  # until the other direction ends
                return
            if self.struck:
                self.struck.happens()
                await self.struck.let_go.wait()
            await _write(self.here[1], message)


async def connect(target):
    if isinstance(target, Path):
        return await asyncio.open_unix_connection(target)
    return await asyncio.open_connection(*target)


async def _read(reader) -> bytes:
    try:
        return await reader.read(MUCH)
    except OSError:
        return b""


async def _write(writer, message):
    with suppress(OSError):
        writer.write(message)
        await writer.drain()
