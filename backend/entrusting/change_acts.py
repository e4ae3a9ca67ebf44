"""Yes to a change: to take away asks for nothing, to add asks who is there. The rows say which it is."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.handlers.base import BaseRouteHandler
from litestar.params import FromPath
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import queries, service, writing
from backend.delegation.errors import NotChanged, Widens
from backend.delegation.schemas import Change, Held
from backend.delegation.terms import Terms
from backend.delegation.writing import Agreed
from backend.entrusting import asked, change_presenter, giving
from backend.entrusting.asked import Place, Req
from backend.entrusting.changing import ONE, Data, before_page, grid_page, held_by
from backend.identity.guards import Connection as Connected
from backend.identity.proving.guards import after_proof
from backend.kit.errors import NotFound
from backend.kit.forms import Form


async def hers(connection: Connected, _: BaseRouteHandler) -> None:
    """Before a proof is asked for: what is not hers does not exist, and nothing is kept of who asked."""
    sql, delegation = unit_of(connection).sql, connection.path_params["delegation"]
    connection.state.held = await queries.HELD.one(sql, id=delegation)
    if connection.state.held is None and not await sql.fetchval(service.HERS, delegation):
        raise NotFound


@post(f"{ONE}/elargir", status_code=303, guards=[hers, after_proof("widen")])
async def widen(
    request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _change(request, sql, delegation, Form(Change, data), may_widen=True)


@post(f"{ONE}/reduire", status_code=303, guards=[hers], opt={"at_any_pace": True})
async def narrow(
    request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _change(request, sql, delegation, Form(Change, data), may_widen=False)


async def _change(
    request: Req, sql: Connection, delegation: UUID, form: Form[Change], *, may_widen: bool
) -> Response[Any]:
    place, held = await asked.place_of(request, sql), request.state.held
    if not form or not (terms := asked.changed(form, place, held)):
        return grid_page(form, await held_by(sql, delegation), place)
    try:
        there = await _done(sql, form, (held, place, terms), delegation, may_widen)
        return Redirect(f"{there}?suite=changed", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    except Widens:
        await unit_of(request).start_over()
        return await before_page(request, sql, form, (await held_by(sql, delegation), place, terms), again=True)
    await unit_of(request).start_over()
    return grid_page(form, await held_by(sql, delegation), place)


async def _done(
    sql: Connection, form: Form[Change], at: tuple[Held | None, Place, Terms], delegation: UUID, may_widen: bool
) -> str:
    """Where it is shown; the first answer, when the same form came a moment before. Raises Widens, NotFound."""
    held, place, terms = at
    if held is None:
        if first := await writing.changed_already(sql, delegation, form.value, terms):
            return first
        raise NotFound
    agreed = Agreed(terms, giving.agreed_words(change_presenter.named(held), terms, place))
    try:
        return await writing.change(sql, place.giver, delegation, form.value, agreed, may_widen=may_widen)
    except NotChanged:
        raise NotFound from None


ACTS = (widen, narrow)
