"""HEAD answers what GET answers to somebody whom nobody knows: the same headers and no body (RFC 9110, 9.1 and 9.3.2).

Whatever a page shows is noted, and marked as read. Here nothing is shown: so nobody is recognised,
nothing of anybody is read, and there is nothing to note (docs/decisions/0027).
"""

from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

WHO = frozenset({b"cookie", b"authorization"})


class AnswerHead:
    """Around the router, which knows only GET."""

    def __init__(self, inner: ASGIApp) -> None:
        self.inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] != "HEAD":
            await self.inner(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        scope["headers"] = [header for header in scope["headers"] if header[0] not in WHO]
        scope["method"] = "GET"
        try:
            await self.inner(scope, receive, without_body)
        finally:
            scope["method"] = "HEAD"  # what was asked, for whoever counts it
