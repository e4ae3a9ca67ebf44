"""Come in by a card; what to do when one cannot come in any more; help somebody to come in on her own telephone."""

from typing import Annotated, Any

import structlog
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.params import QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template
from markupsafe import Markup

from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity import devices, sign_ins
from backend.identity.arriving import arrived
from backend.identity.cards import kiosk, service
from backend.identity.cards.rules import plain
from backend.identity.cards.schemas import ByCard, Spent, well_typed
from backend.identity.cards.service import House, Visitor
from backend.identity.cards.views import CardForm, HelpIn
from backend.identity.guards import public
from backend.identity.oidc.next_url import safe_next
from backend.identity.user_agent import device_label
from backend.kit.actor import COOKIE
from backend.kit.forms import Form
from backend.kit.pictures import code_of
from backend.kit.visitors import FORWARDED, network
from backend.reading import cookies as reading
from backend.reading.cookies import SAFE

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


def visitor_of(request: Req) -> Visitor:
    label = device_label(request.headers.get("user-agent", ""))
    browser = sign_ins.Browser(label, request.cookies.get(devices.COOKIE, ""))
    return Visitor(network_of(request), browser, request.cookies.get(kiosk.COOKIE, ""))


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
    typed, house = form.value, house_of(request)
    spent = Spent(plain(typed.code), plain(typed.personal))
    secret = await service.come_in(house, visitor_of(request), plain(typed.number), spent)
    if secret is None:
        log.warning("sign_in.refused", reason="card")
        return await _form(request, next_page, form)
    return await _arrived(request, house, secret, next_page)


async def _arrived(request: Req, house: House, secret: str, next_page: str) -> Redirect:
    async with borrowed(house.pool) as sql:
        if old := request.cookies.get(COOKIE):
            await sign_ins.close(sql, house.ring, old)
            await sign_ins.keep_telling(sql, old, secret)
        read = await reading.at_sign_in(request.cookies, sql, house.ring, secret)
    return arrived(request, secret, next_page, read)


@post(f"{HERE}/borne/finir", opt={"static": True}, status_code=303)
async def end_kiosk(request: Req) -> Redirect:
    """Anybody may: it takes a right away, and gives none."""
    async with borrowed(request.app.state.pool) as sql:
        await sql.execute(kiosk.CLOSE, hashed(request.cookies.get(kiosk.COOKIE, "")))
    return Redirect("/entrer", status_code=303, cookies=[kiosk.gone(SAFE)])


@get("/entrer/aide", opt={"static": True})
async def cannot_come_in() -> Template:
    return Template("pages/identity/cannot.html", context={"view": None})


@get("/entrer/aider", opt={"static": True})
async def help_in(request: Req) -> Template:
    """Nothing secret is in it: it opens the way in on another telephone, and hands over no sign-in."""
    url = f"{request.app.state.settings.origin}/entrer"
    view = HelpIn(url=url, words=url.partition("://")[2], code=Markup(code_of(url)))  # noqa: S704 - drawn by us
    return Template("pages/identity/help_in.html", context={"view": view})


ROUTES = [by_card, come_in, end_kiosk, cannot_come_in, help_in]
router = Router("/", route_handlers=ROUTES, guards=[public])
