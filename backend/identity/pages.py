"""Come in, go out, and see where one is still in.

The callback talks to the provider, so it holds no transaction meanwhile: one to take the attempt,
one to open the sign-in, the network between them.
"""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

import structlog
from litestar import Request, Response, Router, get, post
from litestar.datastructures import Cookie, State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.identity import devices, sign_ins
from backend.identity.arrivals.coming import come
from backend.identity.arrivals.keeping import forget, keep
from backend.identity.guards import public
from backend.identity.means import level_of
from backend.identity.oidc import attempt as attempts
from backend.identity.oidc.attempt import Attempt
from backend.identity.oidc.client import RelyingParty
from backend.identity.oidc.errors import AttemptMismatch, SignInRefused
from backend.identity.oidc.next_url import safe_next
from backend.identity.oidc.proof import Proof
from backend.identity.presenter import PROVIDER_NAMES, offered, ways_of_people, ways_of_proof, ways_of_staff
from backend.identity.proving.coming_back import prove_again
from backend.identity.sign_ins import Browser
from backend.identity.views import AnotherProof, Enter, Goodbye, Refused
from backend.kit.actor import COOKIE
from backend.kit.clock import now
from backend.reading import cookies as reading
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def party_of(request: Req, provider: str) -> RelyingParty:
    try:
        party: RelyingParty = request.app.state.parties[provider]
    except KeyError:
        raise NotFoundException from None
    return party


@get("/entrer", opt={"static": True})
async def enter(request: Req, retour: Annotated[str, QueryParameter(name="retour")] = "") -> Response[Any]:
    """Sent here with a sign-in that no longer opens anything, she is told so; else what the page asked for.

    On a shared device, nobody at the door reads as the one who was there before.
    """
    if left := reading.left(request.cookies):
        here = f"/entrer?retour={quote(safe_next(retour))}" if retour else "/entrer"
        return Redirect(here, status_code=303, cookies=left)
    next_page = safe_next(retour)
    notice = notice_of(request, retour, next_page)
    drawn = request.app.state.buttons.drawn
    ways = offered(ways_of_people(next_page), request.app.state.parties)
    staff = drawn(ways_of_staff(next_page))
    view = Enter(ways=drawn(ways), staff_ways=staff, notice=notice, next_page=next_page)
    return Template("pages/identity/enter.html", context={"view": view})


def notice_of(request: Req, retour: str, next_page: str) -> str:
    """On her own device she is a gesture away from where she was: it is locked, not closed."""
    if retour and request.cookies.get(COOKIE):
        own = request.cookies.get(devices.COOKIE, devices.SHARED) != devices.SHARED
        return "locked" if own else "expired"
    return "needed" if next_page != "/" else ""


@get("/entrer/encore", opt={"static": True})
async def another_proof(request: Req, retour: Annotated[str, QueryParameter(name="retour")] = "") -> Template:
    """She proved herself once, and it takes two: the ways there are."""
    next_page = safe_next(retour)
    ways = request.app.state.buttons.offered(ways_of_proof(retour=next_page), request.app.state.parties)
    view = AnotherProof(ways=ways, next_page=next_page)
    return Template("pages/identity/another_proof.html", context={"view": view})


@get("/entrer/travail", opt={"static": True})
async def at_work(request: Req, retour: Annotated[str, QueryParameter(name="retour")] = "") -> Template:
    """She works here, and came in by a means that does not open the house: by which one it opens."""
    ways = request.app.state.buttons.drawn(ways_of_staff(safe_next(retour)))
    return Template("pages/identity/at_work.html", context={"view": Enter(ways=(), staff_ways=ways)})


@get("/avec-aide", opt={"static": True})
async def helped() -> Template:
    """Somebody of Aidants Connect helps her: this page stays closed, and which ones are open."""
    return Template("pages/identity/helped.html", context={"view": None})


@get("/entrer/{provider:str}", opt={"static": True})
async def begin(
    request: Req,
    provider: FromPath[str],
    retour: Annotated[str, QueryParameter(name="retour")] = "",
    preuve: Annotated[UUID | None, QueryParameter(name="preuve")] = None,
) -> Response[Any]:
    """To the provider. `preuve`: what she proves herself again for, and where she comes back."""
    party, next_page = party_of(request, provider), f"/preuve/{preuve}" if preuve else retour
    browser = sign_ins.new_secret()
    try:
        level_of(provider, now().date(), request.app.state.settings.means_closed)
        attempt = attempts.begin(party.provider, now(), next_page=next_page or None, step_up=preuve)
        url = await party.authorization_url(attempt)
        async with borrowed(request.app.state.pool) as sql:
            await sign_ins.remember(sql, attempt, browser)
    except SignInRefused as why:
        return refused(why, provider)
    cookie = Cookie(key=sign_ins.BROWSER_COOKIE, value=browser, max_age=600, **SAFE)
    return Redirect(url, status_code=303, cookies=[cookie])


@get("/entrer/{provider:str}/retour", opt={"static": True})
async def come_back(request: Req, provider: FromPath[str]) -> Response[Any]:
    party, state = party_of(request, provider), request.app.state
    try:
        attempt, proof = await _prove(request, party)
        level = level_of(provider, now().date(), state.settings.means_closed)
        if attempt.step_up:
            return await prove_again(request, attempt, proof, level)

        async def opening(sql: Connection, here: Browser) -> str | None:
            return await sign_ins.open_sign_in(sql, state.ring, proof, provider, level, state.limits, here)

        return await come(request, attempt.next, opening, lambda sql: keep(sql, state.ring, proof, provider, level))
    except SignInRefused as why:
        return refused(why, provider)


async def _prove(request: Req, party: RelyingParty) -> tuple[Attempt, Proof]:
    """What she began in this browser, and who the provider says she is."""
    name, params = party.provider.name, dict(request.query_params)
    browser = request.cookies.get(sign_ins.BROWSER_COOKIE, "")
    async with borrowed(request.app.state.pool) as sql:
        attempt = await sign_ins.take(sql, name, params.get("state", ""), browser)
    if attempt is None:
        raise AttemptMismatch
    return attempt, await party.finish(params, attempt, now())


def refused(why: SignInRefused, provider: str) -> Template:
    log.warning("sign_in.refused", provider=provider, error=type(why).__name__, reason=why.told)
    view = Refused(reason=why.told)
    return Template("pages/identity/refused.html", context={"view": view}, status_code=why.status)


@post("/sortir", opt={"static": True}, status_code=200)
async def leave(request: Req) -> Template:
    """The page itself answers: a redirection would carry the provider's token in an address."""
    secret, state, view = request.cookies.get(COOKIE), request.app.state, Goodbye()
    async with borrowed(state.pool) as sql:
        closed = await sign_ins.close(sql, state.ring, secret) if secret else None
        arrival = await forget(sql, request.cookies)
    if closed and closed[0] in state.parties:
        provider, id_token = closed
        url = await state.parties[provider].logout_url(id_token, sign_ins.new_secret(), now())
        view = Goodbye(provider=PROVIDER_NAMES[provider], provider_url=url or "")
    gone = [Cookie(key=COOKIE, value="", max_age=0, **SAFE), *arrival, *reading.left(request.cookies)]
    headers = {"Clear-Site-Data": '"cache", "storage"'}
    return Template("pages/identity/goodbye.html", context={"view": view}, cookies=gone, headers=headers)


@get("/au-revoir", opt={"static": True})
async def goodbye(request: Req) -> Template:
    """« Votre compte est fermé » to whoever has just closed it, and to nobody whom a link brought here."""
    closed = reading.CLOSED in request.cookies
    gone = [reading.gone(reading.CLOSED)] if closed else []
    return Template("pages/identity/goodbye.html", context={"view": Goodbye(closed=closed)}, cookies=gone)


router = Router(
    "/", route_handlers=[enter, another_proof, at_work, helped, begin, come_back, leave, goodbye], guards=[public]
)
