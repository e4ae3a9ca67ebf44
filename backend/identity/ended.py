"""A provider ends its session: ours that came of it end too. Its signed word is its proof."""

from typing import Any

import structlog
from litestar import Request, Response, Router, post
from litestar.datastructures import State
from litestar.params import URLEncodedBody
from msgspec import Struct

from backend.db.pool import borrowed
from backend.identity.guards import public
from backend.identity.oidc.errors import SignInRefused
from backend.identity.pages import party_of
from backend.identity.sessions import end
from backend.kit.clock import now

PROVIDER = "prosanteconnect"  # FranceConnect has no such channel
LARGEST = 16_384
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Told(Struct):
    logout_token: str = ""


@post("/fin-de-session", opt={"proves_itself": True, "static": True}, status_code=200, request_max_body_size=LARGEST)
async def session_ended(request: Request[Any, Any, State], data: URLEncodedBody[Told]) -> Response[Any]:
    """200 whether or not we had such a sign-in; 400 for what is not its word, or was heard before."""
    party = party_of(request, PROVIDER)
    try:
        ended = await party.ended(data.logout_token, now())
    except SignInRefused as why:
        log.warning("sign_in.end_refused", provider=PROVIDER, error=type(why).__name__)
        return _answer(400)
    async with borrowed(request.app.state.pool) as sql:
        closed = await end(sql, party.provider.issuer, ended)
    return _answer(400 if closed is None else 200)


def _answer(status: int) -> Response[Any]:
    body = {"error": "invalid_request"} if status == 400 else None
    return Response(body, status_code=status, headers={"Cache-Control": "no-store"})


router = Router(f"/entrer/{PROVIDER}", route_handlers=[session_ended], guards=[public])
