"""The token endpoint of machines (RFC 6749 section 4.4). Errors follow its section 5.2."""

from typing import Any

from litestar import Request, Response, Router, post
from litestar.datastructures import State
from litestar.params import URLEncodedBody

from backend.db.pool import borrowed
from backend.identity import machines
from backend.identity.guards import public
from backend.kit.clock import now

NEVER_KEPT = {"Cache-Control": "no-store"}


@post("/", opt={"proves_itself": True, "static": True}, status_code=200)
async def token(request: Request[Any, Any, State], data: URLEncodedBody[machines.TokenRequest]) -> Response[Any]:
    state = request.app.state
    audience = f"{state.settings.origin}/api/token"
    try:
        async with borrowed(state.pool) as sql:
            opened = await machines.open_token(sql, data, audience, now())
    except machines.InvalidClient:
        return Response({"error": "invalid_client"}, status_code=401, headers=NEVER_KEPT)
    return Response(opened, headers=NEVER_KEPT)


router = Router("/api/token", route_handlers=[token], guards=[public])
