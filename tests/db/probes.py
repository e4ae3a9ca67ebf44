"""Routes that no house has: each does one thing that a handler should not do, or tells what PostgreSQL believes."""

from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import asyncpg
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Stream
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db.once import claim, fingerprint
from backend.delegation.models import Family
from backend.identity.guards import as_aidant, as_machine, as_staff, public, signed_in

Sql = NamedDependency[asyncpg.Connection]
Db = NamedDependency[AsyncSession]
WHO = "select actor_id(), capacity(), (select count(*) from document), current_setting('transaction_isolation')"
WROTE = "select count(*) from idempotency where location = '/essai'"


async def write(sql: asyncpg.Connection) -> None:
    """One row, to see whether it stays."""
    await claim(sql, uuid4(), fingerprint("/essai", "write"), 303, "/essai")


@get(["/qui", "/equipe/{_:uuid}/qui", "/pour/{_:uuid}/qui", "/api/qui"], opt={"proves_itself": True})
async def who(sql: Sql) -> list[Any]:
    return list(await sql.fetchrow(WHO))


@post("/ecrit", status_code=200)
async def wrote(sql: Sql, status: FromQuery[int]) -> Response[str]:
    """Write, then answer this status."""
    await write(sql)
    return Response("", status_code=status)


@post("/recommence", status_code=422)
async def started_over(request: Request[Any, Any, Any], sql: Sql) -> None:
    """Write, think better of it, and leave the note of what is shown instead."""
    await write(sql)
    await request.scope["unit"].start_over()  # type: ignore[typeddict-item]
    await claim(sql, uuid4(), fingerprint("/note", "write"), 303, "/note")


@post("/leve", status_code=200)
async def raised(sql: Sql) -> None:
    await write(sql)
    await sql.fetchval("select 1 / 0")


@post("/avale", status_code=201)
async def swallowed(sql: Sql) -> None:
    """Hide a failed statement and answer 201."""
    await write(sql)
    with suppress(asyncpg.DivisionByZeroError):
        await sql.fetchval("select 1 / 0")


@post("/coupe", status_code=201)
async def cut(sql: Sql) -> None:
    """Lose the connection and answer 201."""
    await write(sql)
    with suppress(asyncpg.PostgresError):
        await sql.execute("select pg_terminate_backend(pg_backend_pid())")


@get("/attend")
async def waits(sql: Sql) -> None:
    await sql.execute("select pg_advisory_xact_lock_shared(42)")


@get("/deux")
async def both(sql: Sql, db: Db) -> None:
    """Never reached."""


@get("/orm")
async def orm(db: Db) -> list[Any]:
    """The ORM has the actor, the isolation and the one transaction of the request."""
    assert await db.get(Family, "attestations")
    first = (await db.execute(text("select actor_id(), current_setting('transaction_isolation'), now()"))).one()
    async with db.begin_nested():
        later = await db.scalar(text("select now()"))
    return [first[0], first[1], first[2] == later]


@get("/flot")
async def stream(sql: Sql) -> Stream:
    async def parts() -> AsyncIterator[str]:
        yield "d’abord "
        try:
            await sql.fetchval("select 1")
        except asyncpg.InterfaceError:
            yield "puis la connexion est rendue"

    return Stream(parts)


@get("/apres")
async def afterwards(request: Request[Any, Any, Any], sql: Sql) -> str:
    """Leave something impossible for after the answer."""
    await sql.fetchval("select 1")
    request.scope["unit"].afterwards("select 1 / 0")  # type: ignore[typeddict-item]
    return "fait"


@get("/fixe", opt={"static": True})
async def static() -> str:
    return "aucune connexion"


def pausing(path: str, guard: Any) -> Any:
    """A write that pauses in the middle, for one capacity."""

    @post(path, guards=[guard], status_code=200, opt={"proves_itself": True})
    async def handler(sql: Sql) -> None:
        await sql.execute("select pg_advisory_xact_lock_shared(42)")
        await write(sql)

    return handler


PAUSES = (
    pausing("/pause", signed_in),
    pausing("/pour/{_:uuid}/pause", as_aidant),
    pausing("/equipe/{_:uuid}/pause", as_staff),
    pausing("/api/pause", as_machine),
)
PROBES = (
    Router(
        "/",
        route_handlers=[who, wrote, started_over, raised, swallowed, cut, waits, both, orm, stream, afterwards, static],
        guards=[public],
    ),
    *PAUSES,
)
