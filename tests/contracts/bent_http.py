"""The smallest HTTP server that can answer anything, lies included, on this machine only."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Asked(NamedTuple):
    path: str
    headers: dict[str, str]
    form: dict[str, str]


class Answer(NamedTuple):
    body: bytes
    kind: str = "application/json"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


Handler = Callable[[Asked], Awaitable[Answer]]


@asynccontextmanager
async def serve(handler: Handler) -> AsyncIterator[str]:
    """Yields the origin it listens at. Open connections are dropped at the end."""
    open_ones: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_ones.add(asyncio.current_task())
        try:
            await _converse(handler, reader, writer)
        except (ConnectionError, EOFError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        await server.wait_closed()


async def _converse(handler: Handler, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    path = urlsplit(first.split(" ")[1]).path
    answer = await handler(Asked(path, headers, dict(parse_qsl(body.decode()))))
    told = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
    told |= {"Connection": "close"} | dict(answer.headers)
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{k}: {v}" for k, v in told.items())]
    writer.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + answer.body)
    await writer.drain()
