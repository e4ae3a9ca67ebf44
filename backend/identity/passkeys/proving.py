"""Prove a grave act by a passkey: hers, asked for that act, not of today, and not one that may be there twice."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.identity.guards import signed_in
from backend.identity.means import level_of
from backend.identity.oidc.errors import SignInRefused
from backend.identity.passkeys import challenges, service, serving
from backend.identity.passkeys.ceremonies import NotProved, read
from backend.identity.passkeys.challenges import STEP_UP
from backend.identity.passkeys.options import asking
from backend.identity.passkeys.pages import site_of
from backend.identity.passkeys.schemas import Assertion
from backend.identity.proving.coming_back import renewed
from backend.identity.proving.service import ASKED
from backend.kit.actor import COOKIE
from backend.kit.clock import now
from backend.kit.errors import NotFound
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]


@post("/defi", status_code=200)
async def challenge(request: Req, sql: NamedDependency[Connection], step_up: FromPath[UUID]) -> Response[str]:
    secret = await challenges.ask(sql, STEP_UP, step_up)
    if secret is None:
        raise NotFound
    mine = tuple(await service.MINE.all(sql))
    options = asking(site_of(request), challenges.challenge_of(secret, STEP_UP), mine)
    return Response(options, media_type="application/json", cookies=[challenges.kept(secret, SAFE)])


@post("/", status_code=303)
async def prove(
    request: Req, sql: NamedDependency[Connection], step_up: FromPath[UUID], data: URLEncodedBody[dict[str, Any]]
) -> Redirect:
    """Back to the act, under a new secret once it is proved. An answer serves once, whether it holds or not."""
    if await ASKED.one(sql, id=step_up) is None:
        raise NotFound
    here, done = f"/preuve/{step_up}", await _proved(request, sql, step_up, str(data.get("reponse", "")))
    if done == serving.PROVED:
        back = await renewed(sql, request.cookies.get(COOKIE, ""), here)
    else:
        back = Redirect(f"{here}?cle={done}", status_code=303)
    back.cookies.append(challenges.gone(SAFE))
    return back


async def _proved(request: Req, sql: Connection, step_up: UUID, answer: str) -> str:
    """« proved », or why not. A means that is closed proves nothing."""
    expected = await challenges.take(sql, request.cookies.get(challenges.COOKIE, ""), STEP_UP, step_up)
    try:
        level_of(serving.MEANS, now().date(), request.app.state.settings.means_closed)
        if expected is None:
            raise NotProved
        key, used = await serving.proved(sql, site_of(request), expected, read(answer, Assertion))
    except SignInRefused:
        return serving.REFUSED
    return await serving.prove(sql, key, used, step_up)


router = Router("/preuve/{step_up:uuid}/cle", route_handlers=[challenge, prove], guards=[signed_in])
