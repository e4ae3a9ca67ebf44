"""Beside the card: when one cannot come in any more, help somebody to come in on her own telephone, end a kiosk."""

from typing import Any

from litestar import Request, get, post
from litestar.datastructures import State
from litestar.response import Redirect, Template
from markupsafe import Markup

from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity.arrivals.keeping import forget
from backend.identity.cards import kiosk
from backend.identity.cards.views import HelpIn
from backend.kit.pictures import code_of
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]


@post("/entrer/carte/borne/finir", opt={"static": True}, status_code=303)
async def end_kiosk(request: Req) -> Redirect:
    """Anybody may: it takes a right away, and gives none."""
    async with borrowed(request.app.state.pool) as sql:
        await sql.execute(kiosk.CLOSE, hashed(request.cookies.get(kiosk.COOKIE, "")))
        arrival = await forget(sql, request.cookies)
    return Redirect("/entrer", status_code=303, cookies=[kiosk.gone(SAFE), *arrival])


@get("/entrer/aide", opt={"static": True})
async def cannot_come_in() -> Template:
    return Template("pages/identity/cannot.html", context={"view": None})


@get("/entrer/aider", opt={"static": True})
async def help_in(request: Req) -> Template:
    """Nothing secret is in it: it opens the way in on another telephone, and hands over no sign-in."""
    url = f"{request.app.state.settings.origin}/entrer"
    view = HelpIn(url=url, words=url.partition("://")[2], code=Markup(code_of(url)))  # noqa: S704 - drawn by us
    return Template("pages/identity/help_in.html", context={"view": view})


BESIDE = (end_kiosk, cannot_come_in, help_in)
