"""A stream outlives the request that opened it: what routed it and checked it is let go, and one wait remains."""

from collections.abc import Awaitable, Callable

from litestar.response.base import ASGIResponse
from litestar.types import ASGIApp, Receive, Scope, Send

from backend.live import wire

Hold = Callable[[Receive, Send], Awaitable[None]]
KEPT = {"type", "method", "path_template"}
"""What is read of a request once it is over, to count it."""


class Opening(ASGIResponse):
    """The answer of a handler: the first bytes leave, the transaction is settled, `KeepOpen` does the rest."""

    def __init__(self, hold: Hold) -> None:
        super().__init__(media_type="text/event-stream")
        self.hold = hold

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": list(wire.HEADERS)})
        await send(wire.first())
        scope["hold"] = self.hold  # type: ignore[typeddict-unknown-key]


class KeepOpen:
    """Around everything that a request goes through, so that nothing of it is kept while a stream is open."""

    def __init__(self, inner: ASGIApp) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.inner(scope, receive, send)
        hold: Hold | None = scope.pop("hold", None)  # type: ignore[typeddict-item]
        if hold:
            for name in set(scope) - KEPT:
                del scope[name]  # type: ignore[misc]
            await hold(receive, send)
