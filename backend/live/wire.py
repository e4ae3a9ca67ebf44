"""Server-sent events as they go on the wire: ids and numbers, and no word."""

import secrets

import msgspec
from litestar.types import Message

from backend.kit.clock import ticks
from backend.live.schemas import Changed

RETRY = 2000
"""Milliseconds before a browser comes back, and at most as many more: not all at once."""
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, private"),
    (b"x-accel-buffering", b"no"),
]


def part(words: str, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": words.encode(), "more_body": more}


def first() -> Message:
    return part(f"retry: {RETRY + secrets.randbelow(RETRY)}\r\n: \r\n\r\n")


BREATH, AGAIN = ": \r\n\r\n", "event: again\r\ndata: \r\n\r\n"
OVER = "event: over\r\ndata: \r\n\r\n"


def changed(thread: Changed) -> str:
    data = msgspec.json.encode({"thread": str(thread.thread), "number": thread.number}).decode()
    return f"id: {ticks(thread.at)}\r\nevent: changed\r\ndata: {data}\r\n\r\n"
