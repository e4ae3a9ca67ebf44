"""« Avec mon téléphone »: come in by a passkey. Nobody says a name, and all are asked the same.

Whatever is wrong with an answer, the page is the same: nobody learns which keys there are.
"""

from typing import Any

import structlog
from litestar import Request, Response, Router, post
from litestar.datastructures import Cookie, State
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.pool import borrowed
from backend.identity import devices, sign_ins
from backend.identity.guards import public
from backend.identity.oidc.next_url import safe_next
from backend.identity.passkeys import challenges, service
from backend.identity.passkeys.ceremonies import NotProved, Site, asking, read
from backend.identity.passkeys.schemas import Assertion
from backend.identity.user_agent import device_label
from backend.identity.views import Refused
from backend.kit.actor import COOKIE
from backend.kit.errors import Invalid
from backend.reading import cookies as reading
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]
REFUSED = 403
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def site_of(request: Req) -> Site:
    return Site(request.app.state.settings.origin)


@post("/entrer/cle/defi", opt={"static": True}, status_code=200)
async def challenge(request: Req) -> Response[str]:
    async with borrowed(request.app.state.pool) as sql:
        secret = await challenges.ask(sql, challenges.SIGN_IN)
    if secret is None:
        raise Invalid
    options = asking(site_of(request), challenges.challenge_of(secret, challenges.SIGN_IN))
    return Response(options, media_type="application/json", cookies=[challenges.kept(secret, SAFE)])


@post("/entrer/cle", opt={"static": True}, status_code=303)
async def come_in(request: Req, data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    try:
        secret, read_with = await _prove(request, str(data.get("reponse", "")))
    except NotProved:
        log.warning("sign_in.refused", provider=service.MEANS, error=NotProved.__name__, reason=service.MEANS)
        view = Refused(reason=service.MEANS)
        gone = [challenges.gone(SAFE)]
        return Template("pages/identity/refused.html", context={"view": view}, status_code=REFUSED, cookies=gone)
    cookies = [Cookie(key=COOKIE, value=secret, **SAFE), challenges.gone(SAFE), *read_with]
    return Redirect(safe_next(str(data.get("retour"))), status_code=303, cookies=cookies)


async def _prove(request: Req, answer: str) -> tuple[str, list[Cookie]]:
    """The secret of her sign-in, and how she reads. Raises NotProved."""
    asked, state = request.cookies.get(challenges.COOKIE, ""), request.app.state
    said = read(answer, Assertion)
    browser = sign_ins.Browser(
        device_label(request.headers.get("user-agent", "")), request.cookies.get(devices.COOKIE, "")
    )
    async with borrowed(state.pool) as sql:
        expected = await challenges.take(sql, asked, challenges.SIGN_IN)
        if expected is None:
            raise NotProved
        key, used = await service.proved(sql, site_of(request), expected, said)
        secret = await service.sign_in(sql, key, used, state.limits, browser)
        if old := request.cookies.get(COOKIE):
            await sign_ins.close(sql, state.ring, old)
            await sign_ins.keep_telling(sql, old, secret)
        return secret, await reading.at_sign_in(request.cookies, sql, state.ring, secret)


router = Router("/", route_handlers=[challenge, come_in], guards=[public])
