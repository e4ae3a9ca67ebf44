"""The mandates that wait, found by the number of the paper, and one of them; what else waits for a second person."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity.cards.rules import plain
from backend.identity.guards import as_staff
from backend.kit.forms import Form
from backend.mandates import presenter, printing, queries, views
from backend.mandates.acting import ACTING, page_of
from backend.mandates.at_desk import base_of, of_desk
from backend.mandates.preparing import PREPARING
from backend.mandates.schemas import Looking

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
DONE = ("prepared", "entered", "confirmed")


@get("/mandats")
async def waiting(sql: NamedDependency[Connection], house: FromPath[UUID], suite: FromQuery[str] = "") -> Template:
    return await _list(sql, house, Form(Looking), "cancelled" if suite == "cancelled" else "")


async def _list(sql: Connection, house: UUID, form: Form[Looking], done: str = "") -> Template:
    shell, zone = await of_desk(sql, house)
    rows = tuple(presenter.line(row, base_of(house), zone) for row in await queries.WAITING.all(sql))
    proofs = f"/equipe/{house}/justificatifs"
    measures = tuple(presenter.to_check(row, proofs, zone) for row in await queries.TO_CHECK.all(sql))
    papers = tuple(presenter.to_replace(row, proofs, zone) for row in await queries.TO_REPLACE.all(sql))
    view = views.Mandates(url=base_of(house), rows=rows, form=form, measures=measures, papers=papers, done=done)
    status = MISTAKEN if form.errors else 200
    return Template("pages/mandates/waiting.html", context={"view": view, **shell}, status_code=status)


@post("/mandats", status_code=303)
async def look_for(sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    """By the number that is on the paper: of another house, there is none."""
    form = Form(Looking, data)
    mandate = await sql.fetchval(queries.FOUND, plain(form.value.reference)) if form else None
    if mandate:
        return Redirect(f"{base_of(house)}/{mandate}", status_code=303)
    form.errors.setdefault("numero", "unknown")
    return await _list(sql, house, form)


@get("/mandats/{mandate:uuid}")
async def one(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    mandate: FromPath[UUID],
    suite: FromQuery[str] = "",
) -> Template:
    return await page_of(request, sql, house, mandate, done=suite if suite in DONE else "")


HERE = [waiting, look_for, one, *ACTING, *PREPARING, *printing.PRINTING]
router = Router("/equipe/{house:uuid}", route_handlers=HERE, guards=[as_staff])
