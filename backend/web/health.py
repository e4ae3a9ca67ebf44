"""Ready means: PostgreSQL answers, and the front end is there."""

from typing import Any

import asyncpg
from litestar import Request, Response, get
from litestar.datastructures import State

from backend.db.pool import borrowed
from backend.identity.guards import public
from backend.kit.errors import Busy


@get("/health", guards=[public], opt={"static": True}, include_in_schema=False)
async def health(request: Request[Any, Any, State]) -> Response[dict[str, str]]:
    try:
        async with borrowed(request.app.state.pool) as sql:
            await sql.fetchval("select 1")
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, Busy):
        return Response({"status": "database"}, status_code=503)
    return Response({"status": "ready"})
