"""The texts of this request are chosen once, before the handler: its words and the page's are the same."""

from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from backend.web import catalogues
from backend.web.reading import COOKIE, parse


class ChooseTexts(ASGIMiddleware):
    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        reading = parse(ASGIConnection(scope).cookies.get(COOKIE))
        catalogues.use("fr", reading.falc)
        await next_app(scope, receive, send)
