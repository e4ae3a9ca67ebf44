"""Ready means: PostgreSQL answers, and the front end is there."""

from typing import Any

import asyncpg
from litestar import Request, Response, get
from litestar.datastructures import State

from backend.identity.guards import public


@get("/health", guards=[public], opt={"static": True}, include_in_schema=False)
async def health(request: Request[Any, Any, State]) -> Response[dict[str, str]]:
    try:
        await request.app.state.pool.fetchval("select 1")
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
        return Response({"status": "database"}, status_code=503)
    return Response({"status": "ready"})
