"""The texts of this request are chosen once, before the handler: its words and the page's are the same."""

from litestar.connection import ASGIConnection
from litestar.types import ASGIApp, Receive, Scope, Send

from backend.reading import cookies
from backend.web import catalogues


def choose_texts(app: ASGIApp) -> ASGIApp:
    async def choosing(scope: Scope, receive: Receive, send: Send) -> None:
        catalogues.use("fr", cookies.chosen(ASGIConnection(scope).cookies).falc)
        await app(scope, receive, send)

    return choosing
