"""Come in by a card; or by FranceConnect and a code of the card."""

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
from backend.identity.cards import beside, kiosk, service
from backend.identity.cards.rules import plain
from backend.identity.cards.schemas import ByCard, OneCode, Spent, well_typed
from backend.identity.cards.service import House
from backend.identity.cards.views import CardForm
from backend.identity.guards import public
from backend.identity.means import MeansClosed, level_of
from backend.identity.oidc.next_url import safe_next
from backend.identity.pages import refused
from backend.identity.presenter import ways_of_proof
from backend.identity.sign_ins import Browser
from backend.identity.views import AnotherProof
from backend.kit.actor import COOKIE
from backend.kit.clock import now
from backend.kit.forms import Form
from backend.kit.visitors import FORWARDED, network

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
HERE = "/entrer/carte"
MISTAKEN = 422
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def house_of(request: Req) -> House:
    state = request.app.state
    return House(state.pool, state.ring, state.slowly, state.limits)


def network_of(request: Req) -> str:
    peer = request.client.host if request.client else ""
    return network(peer, request.headers.getall(FORWARDED, []), request.app.state.settings.trusted_proxies)


def level_by(request: Req, means: str) -> int:
    """Raises MeansClosed when it opens nothing any more."""
    return level_of(means, now().date(), request.app.state.settings.means_closed)


@get(HERE, opt={"static": True})
async def by_card(request: Req, retour: Annotated[str, QueryParameter(name="retour")] = "") -> Template:
    return await _form(request, safe_next(retour))


async def _form(request: Req, next_page: str, form: Form[ByCard] | None = None) -> Template:
    """Number and place are kept as they were typed; a secret never comes back."""
    wrong = form.errors if form else {}
    view = CardForm(
        url=HERE,
        number=form.typed["numero"] if form else "",
        next_page=next_page,
        wrong=wrong,
        refused=form is not None and not wrong,
        watch=await _watched(request),
    )
    return Template("pages/identity/card.html", context={"view": view}, status_code=MISTAKEN if form else 200)


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


@post("/entrer/encore/carte", opt={"static": True}, status_code=303)
async def go_further(request: Req, data: Data) -> Response[Any]:
    """FranceConnect, then a code of the card: two proofs."""
    form, next_page, by = Form(OneCode, data), safe_next(str(data.get("retour", ""))), request.cookies.get(COOKIE, "")
    if well_typed(form) and by:
        house = house_of(request)
        try:
            level, spent = level_by(request, "franceconnect-card"), Spent(plain(form.value.code))
            mine = await service.tried_again(house, network_of(request), by, spent)

            async def opening(sql: Connection, here: Browser) -> str | None:
                return await service.go_further(sql, house, level, mine, here, by) if mine else None

            return await arrive(request, next_page, opening)
        except UnknownPerson:
            log.warning("sign_in.refused", reason="card")
        except MeansClosed as why:
            return refused(why, "card")
    ways = request.app.state.buttons.drawn(ways_of_proof(retour=next_page))
    view = AnotherProof(ways=ways, next_page=next_page, wrong=form.errors, refused=not form.errors)
    return Template("pages/identity/another_proof.html", context={"view": view}, status_code=MISTAKEN)


ROUTES = [by_card, come_in, go_further, *beside.BESIDE]
router = Router("/", route_handlers=ROUTES, guards=[public])
