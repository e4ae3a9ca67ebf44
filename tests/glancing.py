"""A transport whose browser closes a stream as soon as it began; `tests.live.streams` stays and listens."""

import asyncio

import httpx

EVENTS = b"text/event-stream"


class Glancing(httpx.ASGITransport):
    def __init__(self, app):
        super().__init__(closing(app))


def closing(app):
    """`app`, with a browser that has left once it knows that the answer is a stream."""

    async def looked(scope, receive, send):
        left, ended = asyncio.Event(), False

        async def noticing(message):
            nonlocal ended
            if message["type"] == "http.response.start" and EVENTS in dict(message["headers"]).get(
                b"content-type", b""
            ):
                left.set()
            ended = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        async def receiving():
            told = {asyncio.ensure_future(receive()), asyncio.ensure_future(left.wait())}
            done, waits = await asyncio.wait(told, return_when=asyncio.FIRST_COMPLETED)
            for one in waits:
                one.cancel()
            first = next(one for one in done).result()
            return {"type": "http.disconnect"} if left.is_set() else first

        await app(scope, receiving if scope["type"] == "http" else receive, noticing)
        if left.is_set() and not ended:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return looked
