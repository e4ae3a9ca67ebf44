"""Between the app and PostgreSQL: every statement that crosses the wire is noted, in order.

A proxy on a Unix socket that reads the messages of the protocol (PostgreSQL documentation, 54.7)
and passes the bytes on as they are.
"""

import asyncio
from pathlib import Path

SOCKET = ".s.PGSQL.5432"


class Wire:
    """`said` are the statements, `awaited` how often the app waited for an answer."""

    def __init__(self, real: Path) -> None:
        self.real = real
        self.said: list[str] = []
        self.awaited = 0
        self._open: set[asyncio.Task[None]] = set()

    def forget(self) -> None:
        self.said, self.awaited = [], 0

    async def listen(self, folder: Path) -> asyncio.Server:
        return await asyncio.start_unix_server(self._between, folder / SOCKET)

    async def close(self) -> None:
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _between(self, app_in: asyncio.StreamReader, app_out: asyncio.StreamWriter) -> None:
        pg_in, pg_out = await asyncio.open_unix_connection(self.real / SOCKET)
        both = asyncio.gather(self._questions(app_in, pg_out), _answers(pg_in, app_out))
        task = asyncio.ensure_future(both)
        self._open.add(task)
        try:
            await task
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            both.cancel()
        finally:
            self._open.discard(task)
            app_out.close()
            pg_out.close()

    async def _questions(self, app: asyncio.StreamReader, pg: asyncio.StreamWriter) -> None:
        size = await app.readexactly(4)  # the first message has no letter
        pg.write(size + await app.readexactly(int.from_bytes(size) - 4))
        prepared: dict[bytes, str] = {}
        bound = ""
        while True:
            kind, size = await app.readexactly(1), await app.readexactly(4)
            body = await app.readexactly(int.from_bytes(size) - 4)
            parts = body.split(b"\0")
            match kind:
                case b"Q":
                    self.said += [one.strip() for one in parts[0].decode().split(";") if one.strip()]
                case b"P":
                    prepared[parts[0]] = parts[1].decode()
                case b"B":
                    bound = prepared[parts[1]]
                case b"E":
                    self.said.append(bound.strip())
            self.awaited += kind in (b"Q", b"S", b"H")
            pg.write(kind + size + body)
            await pg.drain()


async def _answers(pg: asyncio.StreamReader, app: asyncio.StreamWriter) -> None:
    while part := await pg.read(65536):
        app.write(part)
        await app.drain()
    raise asyncio.IncompleteReadError(b"", None)
