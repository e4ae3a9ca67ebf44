"""A zip that leaves as it is made: each file is in memory once, the whole never is."""

import asyncio
import io
from collections.abc import AsyncIterable, AsyncIterator
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# Already packed: packing it again costs time and gains nothing.
PACKED = (".pdf", ".jpg", ".png", ".webp", ".woff2")
# A date that says nothing of when somebody took her papers.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class Outgoing(io.RawIOBase):
    """Where the zip is written: what was not sent yet."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, some: object) -> int:
        piece = bytes(some)  # type: ignore[call-overload]
        self.waiting += piece
        return len(piece)

    def taken(self) -> bytes:
        piece = bytes(self.waiting)
        self.waiting.clear()
        return piece


async def zipped(files: AsyncIterable[tuple[str, bytes]]) -> AsyncIterator[bytes]:
    """`files` are names and contents, in the order in which they leave."""
    out = Outgoing()
    with ZipFile(out, "w") as made:
        async for name, body in files:
            await asyncio.to_thread(made.writestr, _named(name), body)
            yield out.taken()
    yield out.taken()


def _named(name: str) -> ZipInfo:
    entry = ZipInfo(name, LONG_AGO)
    entry.compress_type = ZIP_STORED if name.endswith(PACKED) else ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
