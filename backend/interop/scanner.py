"""Ask ClamAV about a file, by its own protocol (clamd INSTREAM): the file goes through a socket, never a path.

Nothing is served before the scanner answered when one is configured: down or slow is not clean.
"""

import asyncio
import struct
from contextlib import suppress
from urllib.parse import urlsplit

import msgspec

CHUNK = 64 * 1024
SECONDS = 60.0
LONGEST_ANSWER = 4096


class ScannerDown(Exception):
    """The scanner does not answer, or answers something else than a verdict: ask again later."""


class Scanner(msgspec.Struct, frozen=True):
    """`address` is `unix:///run/clamav/clamd.ctl` or `tcp://host:3310`; empty means that nobody scans."""

    address: str = ""
    seconds: float = SECONDS

    async def finds(self, body: bytes) -> str | None:
        """The name of what was found, or None when the file is clean. Raises ScannerDown."""
        if not self.address:
            return None
        try:
            async with asyncio.timeout(self.seconds):
                return _verdict(await self._ask(body))
        except (TimeoutError, OSError, asyncio.IncompleteReadError) as why:
            raise ScannerDown(type(why).__name__) from None

    async def _ask(self, body: bytes) -> bytes:
        reader, writer = await self._open()
        try:
            writer.write(b"zINSTREAM\0")
            for at in range(0, len(body), CHUNK):
                piece = body[at : at + CHUNK]
                writer.write(struct.pack(">I", len(piece)) + piece)
                await writer.drain()
            writer.write(struct.pack(">I", 0))
            await writer.drain()
            return await reader.read(LONGEST_ANSWER)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        url = urlsplit(self.address)
        if url.scheme == "unix":
            return await asyncio.open_unix_connection(url.path)
        return await asyncio.open_connection(url.hostname, url.port)


def is_address(address: str) -> bool:
    """Whether a clamd may be asked there."""
    url = urlsplit(address)
    try:
        return bool(url.path) if url.scheme == "unix" else url.scheme == "tcp" and bool(url.hostname and url.port)
    except ValueError:
        return False


def _verdict(answer: bytes) -> str | None:
    """`stream: OK`, or `stream: Eicar-Signature FOUND`; anything else is no verdict."""
    told = answer.rstrip(b"\0\n").decode("utf-8", "replace").removeprefix("stream: ")
    if told == "OK":
        return None
    if told.endswith(" FOUND"):
        return told.removesuffix(" FOUND")
    raise ScannerDown("no verdict")
