"""Somebody's browser with a stream open: what it was answered, and each event as it comes."""

import asyncio
import json
from contextlib import asynccontextmanager

from backend.kit.actor import COOKIE
from tests.waiting import until

PATIENCE = 30
MINE = "/messages/direct"


class Listening:
    def __init__(self):
        self.status, self.headers, self.chunks, self.left = None, {}, asyncio.Queue(), asyncio.Event()
        self.began, self.rest = asyncio.Event(), b""

    async def send(self, message):
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
            self.began.set()
        elif message.get("body"):
            await self.chunks.put(message["body"])
        if message["type"] == "http.response.body" and not message.get("more_body"):
            await self.chunks.put(None)

    async def block(self):
        """The next block of lines, comments too; None when it was closed from the other side."""
        while b"\r\n\r\n" not in self.rest:
            async with asyncio.timeout(PATIENCE):
                more = await self.chunks.get()
            if more is None:
                return None
            self.rest += more
        told, _, self.rest = self.rest.partition(b"\r\n\r\n")
        return told.decode()

    async def event(self):
        """The next event: its name, its data and its id; None at the end."""
        async with asyncio.timeout(PATIENCE):
            while (told := await self.block()) is not None:
                fields = dict(line.split(": ", 1) for line in told.split("\r\n") if not line.startswith(":"))
                if "event" in fields:
                    data = fields["data"]
                    return fields["event"], json.loads(data) if data else None, fields.get("id")
        return None

    def quiet(self):
        """Nothing was said that nobody has read yet, comments apart."""
        return self.chunks.empty() and b"event" not in self.rest


@asynccontextmanager
async def listening(person, path, **headers):
    """`path` with the person's cookie, open until the end of the block."""
    one, sent = Listening(), False
    more = [(name.replace("_", "-").encode(), str(value).encode()) for name, value in headers.items()]
    target, _, query = path.partition("?")

    async def receive():
        nonlocal sent
        if not sent:
            sent = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await one.left.wait()
        return {"type": "http.disconnect"}

    cookie = [(b"cookie", f"{COOKIE}={person.secret}".encode())] if person.secret else []
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "https",
        "path": target, "raw_path": target.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(b"host", b"aportee.test"), (b"accept", b"text/event-stream"), *cookie, *more],
        "client": ("127.0.0.1", 1), "server": ("aportee.test", 443),
    }  # fmt: skip
    asked = asyncio.create_task(person.cast.app(scope, receive, one.send))
    try:
        async with asyncio.timeout(PATIENCE):
            await one.began.wait()
        yield one
    finally:
        one.left.set()
        async with asyncio.timeout(PATIENCE):
            await asked


async def ready(app, how_many=1):
    """So many streams are open, and this process hears."""
    streams = app.state.streams

    async def holds():
        heard = await app.state.pool.fetchval(
            "select count(*) from pg_stat_activity where datname = current_database() and query ~* '^(listen|select$)'"
        )
        return heard and len([one for one in streams.open if one.around]) == how_many

    await until(holds, f"{how_many} streams")


async def told(stream):
    """The next event that names a thread."""
    while (event := await stream.event()) and event[0] == "again":
        pass
    return event
