"""« Avec mon téléphone »: come in by a passkey. Nobody says a name, and all are asked the same.

Whatever is wrong with an answer, the page is the same: nobody learns which keys there are.
"""

from typing import Any

from litestar import Request, Response, Router, post
from litestar.datastructures import State
from litestar.params import URLEncodedBody

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.identity.arriving import arrive
from backend.identity.guards import public
from backend.identity.means import level_of
from backend.identity.oidc.errors import SignInRefused
from backend.identity.oidc.next_url import safe_next
from backend.identity.pages import refused
from backend.identity.passkeys import challenges, serving
from backend.identity.passkeys.ceremonies import NotProved, Site, read
from backend.identity.passkeys.options import asking
from backend.identity.passkeys.schemas import Assertion
from backend.identity.sign_ins import Browser
from backend.kit.clock import now
from backend.kit.errors import Invalid
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]


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
    state, asked = request.app.state, request.cookies.get(challenges.COOKIE, "")

    async def opening(sql: Connection, here: Browser) -> str:
        expected = await challenges.take(sql, asked, challenges.SIGN_IN)
        if expected is None:
            raise NotProved
        key, used = await serving.proved(sql, site_of(request), expected, said)
        return await serving.sign_in(sql, key, used, level, state.limits, here)

    try:
        level = level_of(serving.MEANS, now().date(), state.settings.means_closed)
        said = read(str(data.get("reponse", "")), Assertion)
        answer: Response[Any] = await arrive(request, safe_next(str(data.get("retour"))), opening)
    except SignInRefused as why:
        answer = refused(why, serving.MEANS)
    answer.cookies.append(challenges.gone(SAFE))
    return answer


router = Router("/", route_handlers=[challenge, come_in], guards=[public])
