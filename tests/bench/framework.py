"""The floor: a handler of Litestar alone, without a layer of ours, that does what the server by hand does."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from litestar import Litestar, Request, Response, get

from backend.db.unit import hashed
from backend.kit.actor import COOKIE
from tests.bench.pairs import ASKED, Pair, compared
from tests.bench.place import Place
from tests.bench.servers import granian
from tests.bench.traffic import script

EMPTY, NOWHERE = "select id from document where id = $1", "00000000-0000-0000-0000-000000000000"
NAME = "become_empty_read"


def by_litestar(at: Place) -> Iterator[Pair]:
    """Beside the server by hand; the house is measured with the other pairs."""
    asked = script(at.folder, NAME, *ASKED[NAME], at.people)
    here = granian("tests.bench.framework:app", at.environ)
    with here as alone, granian("tests.bench.bare:app", at.environ) as bare:
        yield compared(f"{NAME}_by_litestar", (alone, asked), (bare, asked))


@get("/empty")
async def empty(request: Request[Any, Any, Any]) -> Response[bytes]:
    secret = hashed(request.cookies[COOKIE]).hex()
    async with request.app.state.pool.acquire() as sql:
        await sql.execute(f"begin isolation level repeatable read; select from become('\\x{secret}', 'usager', null)")
        await sql.fetchrow(EMPTY, NOWHERE)
        await sql.execute("commit")
    return Response(b"", media_type="text/html; charset=utf-8")


async def _nothing_to_reset(_: asyncpg.Connection) -> None:
    pass


@asynccontextmanager
async def _pool(app: Litestar) -> AsyncIterator[None]:
    dsn = os.environ["DATABASE_URL"]
    async with asyncpg.create_pool(dsn, min_size=10, max_size=10, reset=_nothing_to_reset) as app.state.pool:
        yield


app = Litestar([empty], lifespan=[_pool], logging_config=None, openapi_config=None)
