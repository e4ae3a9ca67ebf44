"""Pages leave compressed. Refusals do not: what one may not know keeps the length of what never existed.

Why this is safe here is written in docs/decisions/0030-compressed-pages.md.
"""

import secrets
import struct
import zlib

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.types import ASGIApp, HTTPResponseStartEvent, Message, Receive, Scope, Send

SMALLEST = 500
LEVEL = 6
LONGEST_NAME = 31
FILE_NAME_FOLLOWS = 8


def compress_pages(app: ASGIApp) -> ASGIApp:
    async def compressing(scope: Scope, receive: Receive, send: Send) -> None:
        accepted = Headers.from_scope(scope).get("accept-encoding", "")
        await app(scope, receive, Compressing(send) if "gzip" in accepted else send)

    return compressing


class Compressing:
    """A `send` that waits for the body of a page, when it comes whole."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: HTTPResponseStartEvent | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and is_page(message):
            self.start = message
            return
        if self.start and message["type"] == "http.response.body":
            start, self.start = self.start, None
            if not message["more_body"] and len(message["body"]) >= SMALLEST:
                message["body"] = squeezed(message["body"])
                told(start, len(message["body"]))
            await self.send(start)
        await self.send(message)


def is_page(message: HTTPResponseStartEvent) -> bool:
    headers = dict(message["headers"])
    kind = headers.get(b"content-type", b"")
    return message["status"] == 200 and kind.startswith(b"text/html") and b"content-encoding" not in headers


def told(start: HTTPResponseStartEvent, length: int) -> None:
    headers = MutableScopeHeaders.from_message(start)
    headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(length)
    headers["Vary"] = "Accept-Encoding"


def squeezed(body: bytes) -> bytes:
    """Gzip (RFC 1952) with a file name of random length, which every browser ignores: noise on the length."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    name = b"x" * secrets.randbelow(LONGEST_NAME + 1) + b"\0"
    head = b"\x1f\x8b\x08" + bytes([FILE_NAME_FOLLOWS]) + b"\0\0\0\0\0\xff" + name
    tail = struct.pack("<LL", zlib.crc32(body), len(body) & 0xFFFFFFFF)
    return head + packer.compress(body) + packer.flush() + tail
