"""How each one reads: size, colours, letters, easy words. A cookie, for signed-out people too."""

from typing import Annotated, Any

from litestar import Request, Router, get, post
from litestar.datastructures import Cookie
from litestar.params import QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.identity.guards import public
from backend.identity.oidc.next_url import safe_next
from backend.web import reading
from backend.web.engine import reading_of
from backend.web.views import Settings

Req = Request[Any, Any, Any]
Data = URLEncodedBody[dict[str, Any]]
STATIC = {"static": True}


@get("/", opt=STATIC)
async def show(
    retour: Annotated[str, QueryParameter(name="retour")] = "/",
    garde: Annotated[bool, QueryParameter(name="garde")] = False,
) -> Template:
    view = Settings(saved=garde, back=safe_next(retour))
    return Template("pages/web/settings.html", context={"view": view})


def kept(target: str, chosen: reading.Reading) -> Redirect:
    cookie = Cookie(
        key=reading.COOKIE,
        value=reading.formatted(chosen),
        max_age=reading.MAX_AGE,
        path="/",
        samesite="lax",
        secure=True,
        httponly=True,
    )
    return Redirect(target, status_code=303, cookies=[cookie])


@post("/", opt=STATIC, status_code=303)
async def save(data: Data) -> Redirect:
    back = safe_next(str(data.get("retour", "/")))
    return kept(f"/reglages?garde=true&retour={back}", reading.from_form(data))


@post("/taille", opt=STATIC, status_code=303)
async def size(request: Req, data: Data) -> Redirect:
    now = reading_of(request)
    chosen = now.larger() if data.get("taille", data.get("value")) == "plus" else now.smaller()
    return kept(safe_next(str(data.get("retour", "/"))), chosen)


@post("/facile", opt=STATIC, status_code=303)
async def easy(request: Req, data: Data) -> Redirect:
    chosen = reading_of(request).easy(data.get("facile") == "oui")
    return kept(safe_next(str(data.get("retour", "/"))), chosen)


router = Router("/reglages", route_handlers=[show, save, size, easy], guards=[public])
