"""Come in by a card."""

from typing import Annotated, Any

import structlog
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.params import QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity.arriving import UnknownPerson, arrive
from backend.identity.cards import beside, kiosk, second, service
from backend.identity.cards.asking import house_of, level_by, network_of
from backend.identity.cards.rules import plain
from backend.identity.cards.schemas import ByCard, Spent, well_typed
from backend.identity.cards.views import CardForm
from backend.identity.guards import public
from backend.identity.means import MeansClosed
from backend.identity.oidc.next_url import safe_next
from backend.identity.pages import refused
from backend.identity.sign_ins import Browser
from backend.kit.forms import Form, Told

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
HERE = "/entrer/carte"
MISTAKEN = 422
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


@get(HERE, opt={"static": True})
async def by_card(request: Req, retour: Annotated[str, QueryParameter(name="retour")] = "") -> Template:
    return await _form(request, safe_next(retour))


async def _form(request: Req, next_page: str, form: Form[ByCard] | None = None) -> Template:
    """Number and place are kept as they were typed; a secret never comes back."""
    sent = form is not None
    typed, wrong = (form.typed, form.errors) if form is not None else (Told(), Told())
    view = CardForm(
        url=HERE,
        number=typed["numero"],
        next_page=next_page,
        wrong=wrong,
        refused=sent and not wrong,
        watch=await _watched(request),
    )
    return Template("pages/identity/card.html", context={"view": view}, status_code=MISTAKEN if sent else 200)


async def _watched(request: Req) -> str:
    """Who watches over this browser, when it is a kiosk."""
    if not (secret := request.cookies.get(kiosk.COOKIE)):
        return ""
    async with borrowed(request.app.state.pool) as sql:
        watching = await kiosk.HERE.one(sql, secret_hash=hashed(secret))
    return watching.name if watching else ""


@post(HERE, opt={"static": True}, status_code=303)
async def come_in(request: Req, data: Data) -> Response[Any]:
    form, next_page = Form(ByCard, data), safe_next(str(data.get("retour", "")))
    if not well_typed(form):
        return await _form(request, next_page, form)
    try:
        return await _arrive(request, form.value, next_page, level_by(request, "card"))
    except UnknownPerson:
        log.warning("sign_in.refused", reason="card")
        return await _form(request, next_page, form)
    except MeansClosed as why:
        return refused(why, "card")


async def _arrive(request: Req, typed: ByCard, next_page: str, level: int) -> Redirect:
    """Raises UnknownPerson, whatever was wrong."""
    house, spent = house_of(request), Spent(plain(typed.code), plain(typed.personal))
    tried = await service.tried(house, network_of(request), plain(typed.number), spent)
    at_kiosk = request.cookies.get(kiosk.COOKIE, "")

    async def opening(sql: Connection, here: Browser) -> str | None:
        return await service.come_in(sql, house.limits, level, tried, here, at_kiosk) if tried else None

    return await arrive(request, next_page, opening)


ROUTES = [by_card, come_in, second.go_further, *beside.BESIDE]
router = Router("/", route_handlers=ROUTES, guards=[public])
