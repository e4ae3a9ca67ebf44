"""« Les personnes que j’aide »: until when, at rest or not, and how to leave."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import leaving
from backend.entrusting import life_presenter, life_views
from backend.entrusting.closing import CLOSING
from backend.entrusting.resting import pressed
from backend.identity.guards import signed_in
from backend.kit.errors import NotFound
from backend.people import around

Req = Request[Any, Any, State]
USED = 422


@get("/")
async def everybody(sql: NamedDependency[Connection], suite: FromQuery[str] = "") -> Template:
    people = tuple(life_presenter.helping(row) for row in await leaving.HELPING.all(sql))
    view = life_views.AllHelped(people=people, notice="left" if suite == "left" else "")
    shell, _ = await around.of_person(sql)
    return Template("pages/entrusting/helping.html", context={"view": view, **shell})


@get("/{delegation:uuid}")
async def one(sql: NamedDependency[Connection], delegation: FromPath[UUID]) -> Template:
    return await _one_page(sql, delegation)


@get("/{delegation:uuid}/arreter")
async def before_leaving(sql: NamedDependency[Connection], delegation: FromPath[UUID]) -> Template:
    return await _one_page(sql, delegation, asks=True)


async def _one_page(sql: Connection, delegation: UUID, *, asks: bool = False, again: bool = False) -> Template:
    row = await leaving.ONE.one(sql, id=delegation)
    if row is None:
        raise NotFound
    view = life_views.OneHelped(one=life_presenter.helping(row), asks=asks and row.chosen, again=again)
    shell, _ = await around.of_person(sql)
    status = USED if again else 200
    return Template("pages/entrusting/helping_one.html", context={"view": view, **shell}, status_code=status)


@post("/{delegation:uuid}/arreter", status_code=303, opt={"at_any_pace": True})
async def leave(
    request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    try:
        return Redirect(f"{await leaving.leave(sql, delegation, pressed(data))}?suite=left", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _one_page(sql, delegation, asks=True, again=True)


router = Router("/j-aide", route_handlers=[everybody, one, before_leaving, leave, *CLOSING], guards=[signed_in])
