"""Pages that say nothing about anybody: no database, no sign-in."""

from typing import Any

from litestar import Request, Response, get
from litestar.handlers import HTTPRouteHandler
from msgspec.structs import replace

from backend.identity.guards import public
from backend.reading import cookies
from backend.reading.rules import around, parse
from backend.web.catalogue import catalogue
from backend.web.engine import shell_of
from backend.web.templates import render

STATIC = {"static": True}


def _page(body: bytes, kept: str = "no-cache") -> Response[bytes]:
    return Response(body, media_type="text/html; charset=utf-8", headers={"Cache-Control": kept})


@get("/hors-ligne", guards=[public], opt=STATIC, sync_to_thread=False)
def offline(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Kept by the service worker, shown when the network is silent: as the device reads, never as a guest of it."""
    read = around(parse(request.cookies.get(cookies.DEVICE)))
    return _page(render("pages/web/offline.html", replace(shell_of(request, {}), **read)))


@get("/installer", guards=[public], opt=STATIC, sync_to_thread=False)
def install(request: Request[Any, Any, Any]) -> Response[bytes]:
    return _page(render("pages/web/install.html", shell_of(request, {})))


@get("/parler", guards=[public], opt=STATIC, sync_to_thread=False)
def somebody_else(request: Request[Any, Any, Any]) -> Response[bytes]:
    """Who listens, and does not work in the house: read without signing in, since one may fear who would know.

    Nor does the browser keep it, on a phone that somebody else may hold.
    """
    return _page(render("pages/web/somebody_else.html", shell_of(request, {})), "no-store, private")


@get("/catalogue", guards=[public], opt=STATIC, sync_to_thread=False)
def components(request: Request[Any, Any, Any]) -> Response[bytes]:
    shell = shell_of(request, {})
    return _page(render("pages/web/catalogue.html", shell, catalogue(shell)))


routes: list[HTTPRouteHandler] = [offline, install, somebody_else, components]
