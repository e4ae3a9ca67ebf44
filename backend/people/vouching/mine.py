"""« Demander à mon établissement »: she shows a number there, and comes back to what she asked for."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.identity.guards import signed_in
from backend.identity.proving import service as proving
from backend.identity.proving.coming_back import renewed
from backend.kit.actor import COOKIE
from backend.kit.errors import NotFound
from backend.people import around
from backend.people.proof_pages import waiting
from backend.people.vouching import service

Req = Request[Any, Any, State]
NOT_YET = 422


@post("/", status_code=303)
async def ask(request: Req, sql: NamedDependency[Connection], step_up: FromPath[UUID]) -> Redirect:
    """Pressed twice, it is the same number. Too late, she asks for the same act anew."""
    asked = await proving.ASKED.one(sql, id=step_up)
    if asked and asked.vouched == "over":
        ring = request.app.state.ring
        step_up = await proving.ask(sql, ring, asked.act, asked.path, proving.typed(ring, step_up, asked))
    await service.ask(sql, step_up)
    return Redirect(f"/preuve/{step_up}", status_code=303)


@post("/suite", status_code=303)
async def go_on(request: Req, sql: NamedDependency[Connection], step_up: FromPath[UUID]) -> Response[Any]:
    """Under a new secret, as after any proof; or the page again, when not both have said it. Twice, it is proved."""
    asked = await proving.ASKED.one(sql, id=step_up)
    if asked is None or asked.vouched is None:
        raise NotFound
    if asked.proved:
        return Redirect(f"/preuve/{step_up}", status_code=303)
    if await service.take(sql, step_up):
        return await renewed(sql, request.cookies.get(COOKIE, ""), f"/preuve/{step_up}")
    shell, zone = await around.of_person(sql)
    view = replace(await waiting(request, step_up, asked, zone), not_yet=True)
    return Template("pages/identity/proof.html", context={"view": view, **shell}, status_code=NOT_YET)


router = Router("/preuve/{step_up:uuid}/maison", route_handlers=[ask, go_on], guards=[signed_in])
