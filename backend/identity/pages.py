"""Come in, go out, and see where one is still in.

The callback talks to the provider, so it holds no transaction meanwhile: one to take the attempt,
one to open the sign-in, the network between them.
"""

from typing import Annotated, Any
from urllib.parse import quote

import asyncpg
import structlog
from litestar import Request, Response, Router, get, post
from litestar.datastructures import Cookie, State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect, Template

from backend.db.pool import borrowed
from backend.identity import devices, sign_ins
from backend.identity.guards import public
from backend.identity.oidc import attempt as attempts
from backend.identity.oidc.client import RelyingParty
from backend.identity.oidc.errors import AttemptMismatch, SignInRefused
from backend.identity.oidc.next_url import safe_next
from backend.identity.presenter import PROVIDER_NAMES, offered, ways_of_people, ways_of_staff
from backend.identity.user_agent import device_label
from backend.identity.views import Enter, Goodbye, Refused
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
    notice = "expired" if retour and request.cookies.get(COOKIE) else "needed" if next_page != "/" else ""
    drawn = request.app.state.buttons.drawn
    ways = offered(ways_of_people(next_page), request.app.state.parties)
    view = Enter(ways=drawn(ways), staff_ways=drawn(ways_of_staff(next_page)), notice=notice)
    return Template("pages/identity/enter.html", context={"view": view})


@get("/entrer/{provider:str}", opt={"static": True})
async def begin(
    request: Req, provider: FromPath[str], retour: Annotated[str, QueryParameter(name="retour")] = ""
) -> Response[Any]:
    party = party_of(request, provider)
    attempt = attempts.begin(party.provider, now(), next_page=retour or None)
    browser = sign_ins.new_secret()
    try:
        url = await party.authorization_url(attempt)
    except SignInRefused as why:
        return refused(why, provider)
    async with borrowed(request.app.state.pool) as sql:
        await sign_ins.remember(sql, attempt, browser)
    cookie = Cookie(key=sign_ins.BROWSER_COOKIE, value=browser, max_age=600, **SAFE)
    return Redirect(url, status_code=303, cookies=[cookie])


@get("/entrer/{provider:str}/retour", opt={"static": True})
async def come_back(request: Req, provider: FromPath[str]) -> Response[Any]:
    party, pool = party_of(request, provider), request.app.state.pool
    try:
        secret, next_page, read = await _prove(request, party, pool)
    except SignInRefused as why:
        return refused(why, provider)
    cookies = [
        Cookie(key=COOKIE, value=secret, **SAFE),
        Cookie(key=sign_ins.BROWSER_COOKIE, value="", max_age=0, **SAFE),
        *read,
    ]
    return Redirect(next_page, status_code=303, cookies=cookies)


async def _prove(request: Req, party: RelyingParty, pool: asyncpg.Pool) -> tuple[str, str, list[Cookie]]:
    """The secret of her sign-in, where she wanted to go, and how she reads."""
    name, params = party.provider.name, dict(request.query_params)
    browser = request.cookies.get(sign_ins.BROWSER_COOKIE, "")
    async with borrowed(pool) as sql:
        attempt = await sign_ins.take(sql, name, params.get("state", ""), browser)
    if attempt is None:
        raise AttemptMismatch
    proof = await party.finish(params, attempt, now())
    device = sign_ins.Browser(
        device_label(request.headers.get("user-agent", "")), request.cookies.get(devices.COOKIE, "")
    )
    state = request.app.state
    async with borrowed(pool) as sql:
        if old := request.cookies.get(COOKIE):
            await sign_ins.close(sql, state.ring, old)
        secret = await sign_ins.open_sign_in(sql, state.ring, proof, name, state.limits, device)
        if old and secret:
            await sign_ins.keep_telling(sql, old, secret)
        if secret is None:
            raise UnknownPerson
        return secret, attempt.next, await reading.at_sign_in(request.cookies, sql, state.ring, secret)


class UnknownPerson(SignInRefused):
    """No house has enrolled this identity yet."""

    told = "unknown"


def refused(why: SignInRefused, provider: str) -> Template:
    log.warning("sign_in.refused", provider=provider, error=type(why).__name__, reason=why.told)
    view = Refused(reason=why.told)
    return Template("pages/identity/refused.html", context={"view": view}, status_code=why.status)


@post("/sortir", opt={"static": True}, status_code=200)
async def leave(request: Req) -> Template:
    """The page itself answers: a redirection would carry the provider's token in an address."""
    secret, state, view = request.cookies.get(COOKIE), request.app.state, Goodbye()
    if secret:
        async with borrowed(state.pool) as sql:
            closed = await sign_ins.close(sql, state.ring, secret)
        if closed and closed[0] in state.parties:
            provider, id_token = closed
            url = await state.parties[provider].logout_url(id_token, sign_ins.new_secret(), now())
            view = Goodbye(provider=PROVIDER_NAMES[provider], provider_url=url or "")
    gone = [Cookie(key=COOKIE, value="", max_age=0, **SAFE), *reading.left(request.cookies)]
    headers = {"Clear-Site-Data": '"cache", "storage"'}
    return Template("pages/identity/goodbye.html", context={"view": view}, cookies=gone, headers=headers)


@get("/au-revoir", opt={"static": True})
async def goodbye() -> Template:
    return Template("pages/identity/goodbye.html", context={"view": Goodbye()})


router = Router("/", route_handlers=[enter, begin, come_back, leave, goodbye], guards=[public])
