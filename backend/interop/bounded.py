"""Foreign files are read in a process of their own: what kills it kills nothing else.

The child gets no environment, no file descriptor but its line to us, no network, 512 MB, 20 s of
processor; it is killed with its whole group after WALL_SECONDS, and dies if this process does.
"""

import asyncio
import os
import signal
import sys
from typing import Any, Literal, overload
from weakref import WeakKeyDictionary

import msgspec

from backend.interop.cda.reading import Reading
from backend.interop.child import TOO_HEAVY, Answer
from backend.interop.errors import Unreadable
from backend.interop.fhir.document_reference import Described
from backend.interop.hl7v2.message import Message
from backend.interop.limits import most_bytes
from backend.interop.listed import Listed
from backend.interop.pieces import Page, PdfReading, Photo
from backend.interop.process import Child, converse
from backend.interop.xdm.package import Packed
from backend.paths import ROOT

ListKind = Literal["spreadsheet", "patients", "usager", "professionals"]
Kind = Literal["cda", "xdm", "fhir", "hl7v2", "pdf", "pages", "photo"] | ListKind
READINGS: dict[str, Any] = {
    "cda": Reading,
    "xdm": tuple[Packed, ...],
    "fhir": Described,
    "hl7v2": Message,
    "pdf": PdfReading,
    "pages": tuple[Page, ...],
    "photo": Photo,
    "spreadsheet": Listed,
    "patients": Listed,
    "usager": Listed,
    "professionals": Listed,
}

WALL_SECONDS = 60.0
AT_ONCE = 2
_decode = msgspec.json.Decoder(Answer).decode
_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class TooHeavy(Unreadable):
    """This file asks for more time or memory than a file may."""

    slug = "too-heavy"

    def __init__(self) -> None:
        super().__init__(TOO_HEAVY)


@overload
async def read_in_child(kind: Literal["cda"], body: bytes) -> Reading: ...
@overload
async def read_in_child(kind: Literal["xdm"], body: bytes) -> tuple[Packed, ...]: ...
@overload
async def read_in_child(kind: Literal["fhir"], body: bytes) -> Described: ...
@overload
async def read_in_child(kind: Literal["hl7v2"], body: bytes) -> Message: ...
@overload
async def read_in_child(kind: Literal["pdf"], body: bytes) -> PdfReading: ...
@overload
async def read_in_child(kind: Literal["pages"], body: bytes, first: int, count: int) -> tuple[Page, ...]: ...
@overload
async def read_in_child(kind: Literal["photo"], body: bytes) -> Photo: ...
@overload
async def read_in_child(kind: ListKind, body: bytes) -> Listed: ...
async def read_in_child(kind: Kind, body: bytes, first: int = 0, count: int = 0) -> Any:
    """Raises Unreadable (reason ``crashed`` when the reader died) or TooHeavy."""
    answer = await ask_child(kind, body, *((first, count) if kind == "pages" else ()))
    if answer.refused is None:
        return msgspec.json.decode(answer.reading, type=READINGS[kind])
    if answer.refused == TOO_HEAVY:
        raise TooHeavy
    raise Unreadable(answer.refused)


async def ask_child(kind: Kind, body: bytes, *numbers: int, wall_seconds: float = WALL_SECONDS) -> Answer:
    """The child's own answer, which also says how its network was cut."""
    if len(body) > most_bytes(kind):
        raise Unreadable("too-large")
    places = _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    async with places:
        child = _start(kind, *numbers)
        try:
            async with asyncio.timeout(wall_seconds):
                said = await converse(child, body)
                code = await child.ended()
        except TimeoutError:
            raise TooHeavy from None
        finally:
            await child.end()
    return _understood(code, said)


def _start(kind: Kind, *numbers: int) -> Child:
    reader = ("-s", "-B", "-m", "backend.interop.aside", kind, str(os.getpid()), *map(str, numbers))
    return Child((sys.executable, *reader), ROOT, {"LANG": "C.UTF-8"})


def _understood(code: int, said: bytes) -> Answer:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TooHeavy
    if code != 0:
        raise Unreadable("crashed")
    try:
        return _decode(said)
    except msgspec.DecodeError:
        raise Unreadable("crashed") from None
