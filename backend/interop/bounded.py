"""Foreign files are read in a process of their own: what kills it kills nothing else.

The child gets no environment, no file descriptor but its three pipes, no network, 512 MB, 20 s of
processor; it is killed with its whole group after WALL_SECONDS, and dies if this process does.
"""

import asyncio
import contextlib
import os
import signal
import sys
from typing import Literal
from weakref import WeakKeyDictionary

import msgspec

from backend.interop.cda.reading import Reading
from backend.interop.child import TOO_HEAVY, Answer
from backend.interop.xml import MAX_BYTES, Unreadable
from backend.paths import ROOT

Kind = Literal["cda"]

WALL_SECONDS = 30.0
AT_ONCE = 2
#: Base64 of the largest document, its text and its HTML.
LONGEST_ANSWER = 4 * MAX_BYTES
LONGEST_COMPLAINT = 8_192

_decode = msgspec.json.Decoder(Answer).decode
_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class TooHeavy(Unreadable):
    """This file asks for more time or memory than a file may."""

    slug = "too-heavy"

    def __init__(self) -> None:
        super().__init__(TOO_HEAVY)


async def read_in_child(kind: Kind, body: bytes) -> Reading:
    """Raises Unreadable (reason ``crashed`` when the reader died) or TooHeavy."""
    answer = await ask_child(kind, body)
    if answer.reading is not None:
        return answer.reading
    if answer.refused == TOO_HEAVY:
        raise TooHeavy
    raise Unreadable(answer.refused or "crashed")


async def ask_child(kind: Kind, body: bytes, wall_seconds: float = WALL_SECONDS) -> Answer:
    """The child's own answer, which also says how its network was cut."""
    if len(body) > MAX_BYTES:
        raise Unreadable("too-large")
    places = _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    async with places:
        child = await _start(kind)
        try:
            async with asyncio.timeout(wall_seconds):
                said = await _converse(child, body)
                code = await child.wait()
        except TimeoutError:
            raise TooHeavy from None
        finally:
            await _end(child)
    return _understood(code, said)


async def _start(kind: Kind) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-s",
        "-B",
        "-m",
        "backend.interop.child",
        kind,
        str(os.getpid()),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env={"LANG": "C.UTF-8"},
        close_fds=True,
        start_new_session=True,
    )


async def _converse(child: asyncio.subprocess.Process, body: bytes) -> bytes:
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


async def _end(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        await child.wait()


def _understood(code: int, said: bytes) -> Answer:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TooHeavy
    if code != 0:
        raise Unreadable("crashed")
    try:
        return _decode(said)
    except msgspec.DecodeError:
        raise Unreadable("crashed") from None
