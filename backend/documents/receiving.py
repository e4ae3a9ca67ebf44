"""The octets of a parcel, as they come: nothing is kept of what no reader would take.

They are put together, and summed, without holding the other requests of this process.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator

import msgspec

from backend.documents.arriving import Kind, kind_of
from backend.interop.errors import Unreadable
from backend.interop.limits import most_bytes
from backend.kit.errors import Invalid

#: What a parcel is shows in so many octets, blanks before it included.
HEAD = 4096


class Empty(Invalid):
    """There is nothing in this parcel."""

    slug = "empty"


class Parcel(msgspec.Struct, frozen=True):
    kind: Kind
    body: bytes
    sha256: bytes


async def received(stream: AsyncIterator[bytes]) -> Parcel:
    """Raises Empty, and Unreadable: alone, unknown-kind, too-large. A refused parcel is heard to its end, and
    dropped: who still speaks would not hear why."""
    try:
        return await _kept(stream)
    except Unreadable:
        async for _ in stream:
            pass
        raise


async def _kept(stream: AsyncIterator[bytes]) -> Parcel:
    head, size, kind = b"", 0, None
    pieces: list[bytes] = []
    summed = hashlib.sha256()
    async for piece in stream:
        pieces.append(piece)
        summed.update(piece)
        size += len(piece)
        if len(head) < HEAD:
            head += piece[:HEAD]
            kind = kind_of(head) if len(head) >= HEAD else None
        if kind and size > most_bytes(kind):
            pieces.clear()  # its end is still to be heard
            raise Unreadable("too-large")
    if not size:
        raise Empty
    # Joined in a thread: a mebibyte or more is copied without the lock of the interpreter.
    return Parcel(kind or kind_of(head), await asyncio.to_thread(b"".join, pieces), summed.digest())
