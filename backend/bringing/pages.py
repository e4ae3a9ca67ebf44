"""« Ajouter un papier »: to my own papers, and to those of somebody for whom I act."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from backend.bringing import adding
from backend.bringing.adding import Side
from backend.bringing.schemas import Bringing
from backend.bringing.sending import LARGEST_FORM
from backend.bringing.taking_away import AWAY
from backend.db.compiled import Connection
from backend.identity.guards import as_aidant, signed_in
from backend.kit.forms import Form

Req = Request[Any, Any, State]
Shelf = Annotated[str, QueryParameter(name="dans")]


async def _first(request: Req, sql: Connection, side: Side, shelf: str) -> Template:
    if not shelf:
        return await adding.choose(request, sql, side)
    form = Form(Bringing)
    form.typed.update({"dans": shelf, "qui": "equipe"})
    return await adding.ask(sql, side, form)


@get("/ajouter")
async def choose(request: Req, sql: NamedDependency[Connection], shelf: Shelf = "") -> Template:
    return await _first(request, sql, Side(), shelf)


@post("/ajouter", status_code=303, request_max_body_size=LARGEST_FORM)
async def add(request: Req) -> Response[Any]:
    return await adding.add(request, Side())


@get("/ajouts/{brought:uuid}")
async def told(request: Req, sql: NamedDependency[Connection], brought: FromPath[UUID]) -> Template:
    return await adding.told(request, sql, Side(), brought)


@get("/ajouter")
async def choose_for(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], shelf: Shelf = ""
) -> Template:
    return await _first(request, sql, Side(person), shelf)


@post("/ajouter", status_code=303, request_max_body_size=LARGEST_FORM)
async def add_for(request: Req, person: FromPath[UUID]) -> Response[Any]:
    return await adding.add(request, Side(person))


@get("/ajouts/{brought:uuid}")
async def told_for(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], brought: FromPath[UUID]
) -> Template:
    return await adding.told(request, sql, Side(person), brought)


router = Router("/papiers", route_handlers=[choose, add, told, *AWAY], guards=[signed_in])
for_somebody = Router("/pour/{person:uuid}/papiers", route_handlers=[choose_for, add_for, told_for], guards=[as_aidant])
