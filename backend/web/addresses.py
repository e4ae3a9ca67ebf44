"""An address is ASCII (RFC 3986): raw bytes in a query come from no browser and no program of good faith."""

from typing import cast

from litestar.exceptions import ClientException
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send


def plain_address(app: ASGIApp) -> ASGIApp:
    """Refused here, because further on nobody could even say which address was wrong."""

    async def looking(scope: Scope, receive: Receive, send: Send) -> None:
        if not cast(HTTPScope, scope)["query_string"].isascii():
            raise ClientException("address")
        await app(scope, receive, send)

    return looking
