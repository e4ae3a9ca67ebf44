"""Talking to a child process by its pipes: both ways at once, within a length."""

import asyncio
import contextlib

from backend.interop.limits import LARGEST_PARCEL

#: Base64 of the largest document, its text and its HTML; of all that a package holds.
LONGEST_ANSWER = 2 * LARGEST_PARCEL
LONGEST_COMPLAINT = 8_192


async def converse(child: asyncio.subprocess.Process, body: bytes) -> bytes:
    """Both ways at once: a full pipe on one side must not stop the other."""
    said, _, _ = await asyncio.gather(
        _read(child.stdout, LONGEST_ANSWER),
        _read(child.stderr, LONGEST_COMPLAINT),
        _write(child.stdin, body),
    )
    return said


async def _write(pipe: asyncio.StreamWriter | None, body: bytes) -> None:
    """A child that stops listening has said why, or died: neither is an error here."""
    if pipe is None:
        return
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        pipe.write(body)
        await pipe.drain()
    pipe.close()


async def _read(pipe: asyncio.StreamReader | None, longest: int) -> bytes:
    """What the pipe says, up to a length; beyond, it is drained and dropped."""
    kept = bytearray()
    while pipe and (piece := await pipe.read(65_536)):
        kept += piece[: longest - len(kept)]
    return bytes(kept)
