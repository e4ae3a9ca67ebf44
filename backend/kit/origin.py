"""Refuse what another site makes a browser send (CSRF): the browser itself says where it comes from.

`Sec-Fetch-Site` decides when present, else `Origin`. Calls that carry their own proof (client
credentials, a signed token) are exempt by name: `opt={"proves_itself": True}`.
"""

from collections.abc import Mapping
from typing import Any, cast

from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.exceptions import PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

READS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_foreign(headers: Mapping[str, str], origin: str) -> bool:
    """True when a write does not come from our own pages."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    return headers.get("origin") != origin


class SameOrigin(ASGIMiddleware):
    scopes = (ScopeType.HTTP,)
    exclude_opt_key = "proves_itself"

    def __init__(self, origin: str) -> None:
        self.origin = origin

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        if cast(HTTPScope, scope)["method"] not in READS and is_foreign(connection.headers, self.origin):
            raise PermissionDeniedException("cross-origin write")
        await next_app(scope, receive, send)
