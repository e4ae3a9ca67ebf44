"""How each one reads, in a cookie, signed in or not; and with her account, so that it follows her.

The page and its acts alone speak to the database of it, and only for whoever is signed in.
"""

from typing import Annotated, Any
from urllib.parse import quote

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity.guards import public
from backend.identity.oidc.next_url import safe_next
from backend.reading import cookies, service
from backend.reading.rules import Reading, from_form, parse
from backend.web.views import Settings

Req = Request[Any, Any, State]
Sql = NamedDependency[Connection]
Data = URLEncodedBody[dict[str, Any]]
HERE = "/reglages"
DONE = {"garde": "kept", "avant": "before"}


def is_somebody(request: Req) -> bool:
    actor = request.scope.get("user")
    return actor is not None and actor.permitted and actor.capacity == "usager"


def back_to(retour: object) -> str:
    """The page she came from, if she came from one."""
    page = safe_next(str(retour or HERE))
    return "" if page == HERE else page


@get("/")
async def show(
    request: Req,
    retour: Annotated[str, QueryParameter(name="retour")] = "",
    fait: Annotated[str, QueryParameter(name="fait")] = "",
) -> Response[Any]:
    hers, back = is_somebody(request), back_to(retour)
    if cookies.GUEST in request.cookies and not hers:  # she left without saying so
        return Redirect(f"{HERE}?retour={quote(back or HERE)}", status_code=303, cookies=[cookies.gone()])
    view = Settings(chosen=cookies.chosen(request.cookies), done=DONE.get(fait, ""), back=back, hers=hers)
    return Template("pages/web/settings.html", context={"view": view})


def before(request: Req) -> Reading:
    """How she reads until now; whoever is signed in no more, as the device does."""
    return cookies.chosen(request.cookies) if is_somebody(request) else parse(request.cookies.get(cookies.DEVICE))


async def kept(request: Req, sql: Connection, reading: Reading, target: str) -> Redirect:
    guest = is_somebody(request) and not await service.keep(sql, request.app.state.ring, reading)
    return Redirect(target, status_code=303, cookies=cookies.kept(reading, guest=guest))


@post("/", status_code=303)
async def save(request: Req, sql: Sql, data: Data) -> Redirect:
    """Back to where she was; all as before, she stays and sees it."""
    back = back_to(data.get("retour"))
    if data.get("remettre"):
        return await kept(request, sql, before(request).as_before(), f"{HERE}?fait=avant&retour={quote(back or HERE)}")
    return await kept(request, sql, from_form(data), back or f"{HERE}?fait=garde")


@post("/taille", status_code=303)
async def size(request: Req, sql: Sql, data: Data) -> Redirect:
    now = before(request)
    chosen = now.larger() if data.get("taille", data.get("value")) == "plus" else now.smaller()
    return await kept(request, sql, chosen, safe_next(str(data.get("retour", "/"))))


@post("/facile", status_code=303)
async def easy(request: Req, sql: Sql, data: Data) -> Redirect:
    chosen = before(request).easy(data.get("facile") == "oui")
    return await kept(request, sql, chosen, safe_next(str(data.get("retour", "/"))))


router = Router(HERE, route_handlers=[show, save, size, easy], guards=[public])
