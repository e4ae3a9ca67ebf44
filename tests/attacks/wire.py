"""A request as it comes from the wire, whatever its bytes: no client library cleans it first."""

from typing import NamedTuple
from urllib.parse import unquote

from backend.kit.actor import COOKIE

FORM = (b"content-type", b"application/x-www-form-urlencoded")
OURS = (b"sec-fetch-site", b"same-origin")


class Told(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def all(self, name):
        return [value for told, value in self.headers if told == name]

    def one(self, name):
        return next(iter(self.all(name)), None)


def as_(person):
    """The cookie of somebody."""
    return (b"cookie", f"{COOKIE}={person.secret}".encode())


async def raw(app, method, path, *headers, query=b"", body=(), host=b"aportee.test"):
    """`body` is bytes, or the pieces of a body whose length is never said."""
    pieces = [body] if isinstance(body, bytes) else list(body) or [b""]
    read, sent = [], []

    async def receive():
        if not pieces:
            return {"type": "http.disconnect"}
        read.append(pieces.pop(0))
        return {"type": "http.request", "body": read[-1], "more_body": bool(pieces)}

    async def send(message):
        sent.append(message)

    await app(_scope(method, path, headers, query, host), receive, send)
    start, *rest = sent
    told = [(name.decode().lower(), value.decode("latin-1")) for name, value in start["headers"]]
    return Told(start["status"], told, b"".join(part.get("body", b"") for part in rest))


def _scope(method, path, headers, query, host):
    return {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "https",
        "path": unquote(path), "raw_path": path.encode(), "query_string": query, "root_path": "",
        "headers": [(b"host", host), *headers], "client": ("192.0.2.1", 40000), "server": ("aportee.test", 443),
        "extensions": {},
    }  # fmt: skip
