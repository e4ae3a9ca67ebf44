"""`/metrics`, for the machine that watches. It counts, and knows no one."""

import asyncio
from contextlib import suppress
from hmac import compare_digest
from typing import Any

import asyncpg
from litestar import Request, get
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response import Response
from prometheus_client import CONTENT_TYPE_LATEST

from backend.identity.guards import public
from backend.web.measure import exposition, files_wrong

PATIENCE = 2.0
FAULTS = ("missing", "broken")


def metrics_route(token: str) -> HTTPRouteHandler:
    """The route. With a token, whoever does not send it is told that there is nothing here."""
    expected = f"Bearer {token}".encode()

    @get("/metrics", guards=[public], opt={"static": True}, include_in_schema=False)
    async def metrics(request: Request[Any, Any, Any]) -> Response[bytes]:
        given = request.headers.get("authorization", "").encode()
        if token and not compare_digest(given, expected):
            raise NotFoundException
        await _ask(request.app.state.get("pool"))
        headers = {"cache-control": "no-store"}
        return Response(exposition(), media_type=CONTENT_TYPE_LATEST, headers=headers)

    return metrics


async def _ask(pool: asyncpg.Pool | None) -> None:
    """What the database knows and no process does. Silent, it is left out: its absence tells."""
    files_wrong.clear()
    with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, OSError, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            found = dict(await pool.fetch("select fault, files from file_faults()")) if pool else {}
        for fault in FAULTS:
            files_wrong.labels(fault).set(found.get(fault, 0))
