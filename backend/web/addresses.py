"""An address is ASCII (RFC 3986): raw bytes in a query come from no browser and no program of good faith."""

from typing import cast

from litestar.enums import ScopeType
from litestar.exceptions import ClientException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send


class PlainAddress(ASGIMiddleware):
    """Refused here, because further on nobody could even say which address was wrong."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        if not cast(HTTPScope, scope)["query_string"].isascii():
            raise ClientException("address")
        await next_app(scope, receive, send)
