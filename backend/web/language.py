"""The texts of this request are chosen once, before the handler: its words and the page's are the same."""

from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from backend.reading import cookies
from backend.web import catalogues


class ChooseTexts(ASGIMiddleware):
    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        catalogues.use("fr", cookies.chosen(ASGIConnection(scope).cookies).falc)
        await next_app(scope, receive, send)
