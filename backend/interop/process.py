"""A child process that hears octets and says octets: one socket is its standard input and its standard output.

It is begun by `subprocess`, inline: 0.4 ms, where the loop of the server (uvloop) forks all its memory and holds
everybody for 10 to 20.
"""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from backend.interop.limits import LARGEST_PARCEL

#: Base64 of the largest document, its text and its HTML; of all that a package holds.
LONGEST_ANSWER = 2 * LARGEST_PARCEL
#: What the socket does not take is copied, and nobody is served meanwhile.
AT_A_TIME = 1024 * 1024


class Child:
    """A process in a session of its own; what it complains of is not heard."""

    def __init__(self, command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> None:
        self.line, theirs = socket.socketpair()
        with theirs:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(
                command, stdin=theirs.fileno(), stdout=theirs.fileno(), stderr=subprocess.DEVNULL,
                cwd=folder, env=environ, close_fds=True, start_new_session=True,
            )  # fmt: skip

    @property
    def pid(self) -> int:
        return self._process.pid

    async def ended(self) -> int:
        """Its code, as `subprocess` says it."""
        return await asyncio.to_thread(self._process.wait)

    async def end(self) -> None:
        """It is no more, nor are those it began."""
        self.line.close()
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            await self.ended()


async def converse(child: Child, body: bytes) -> bytes:
    """Both ways at once: what is full on one side must not stop the other."""
    reader, writer = await asyncio.open_connection(sock=child.line)
    try:
        said, _ = await asyncio.gather(_hear(reader), _say(writer, body))
    finally:
        writer.transport.abort()  # forgotten at once: the number of this line is soon another's
    return said


async def _say(writer: asyncio.StreamWriter, body: bytes) -> None:
    """A child that stops listening has said why, or died: neither is an error here."""
    with contextlib.suppress(BrokenPipeError, ConnectionResetError), memoryview(body) as whole:
        for start in range(0, len(whole), AT_A_TIME):
            writer.write(whole[start : start + AT_A_TIME])
            await writer.drain()
        writer.write_eof()


async def _hear(reader: asyncio.StreamReader) -> bytes:
    """What it says, up to a length; beyond, it is drained and dropped. Nothing more once it died without hearing."""
    kept = bytearray()
    with contextlib.suppress(ConnectionResetError):
        while piece := await reader.read(65_536):
            kept += piece[: LONGEST_ANSWER - len(kept)]
    return bytes(kept)
