"""Refuse what another site makes a browser send (CSRF): the browser itself says where it comes from.

`Sec-Fetch-Site` decides when present, else `Origin`. Calls that carry their own proof (client
credentials, a signed token) are exempt by name: `opt={"proves_itself": True}`.
"""

from collections.abc import Mapping
from typing import cast

from litestar.datastructures import Headers
from litestar.exceptions import PermissionDeniedException
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

READS = frozenset({"GET", "HEAD", "OPTIONS"})


def is_foreign(headers: Mapping[str, str], origin: str) -> bool:
    """True when a write does not come from our own pages."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site != "same-origin"
    return headers.get("origin") != origin


class SameOrigin:
    def __init__(self, origin: str) -> None:
        self.origin = origin

    def __call__(self, app: ASGIApp) -> ASGIApp:
        async def refusing(scope: Scope, receive: Receive, send: Send) -> None:
            if cast(HTTPScope, scope)["method"] not in READS and self._is_foreign(scope):
                raise PermissionDeniedException("cross-origin write")
            await app(scope, receive, send)

        return refusing

    def _is_foreign(self, scope: Scope) -> bool:
        proves_itself = scope["route_handler"].opt.get("proves_itself")
        return not proves_itself and is_foreign(Headers.from_scope(scope), self.origin)
