"""The judgment of my measure, the mandate that I signed: I may see what opened my papers to somebody."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.documents.sheet_pages import First, Number
from backend.evidence import presenter, queries
from backend.evidence.showing import shown
from backend.identity.guards import signed_in
from backend.kit.errors import NotFound
from backend.people import around

Req = Request[Any, Any, State]


@get("/{about:uuid}")
async def one(request: Req, sql: NamedDependency[Connection], about: FromPath[UUID], page: First = 1) -> Template:
    row = await queries.MINE.one(sql, about=about)
    if row is None:
        raise NotFound
    await sql.execute(queries.READ_OWN, row.id)
    shell, _ = await around.of_person(sql)
    pages, url = await queries.PAGES.all(sql, id=row.id), f"/aidants/justificatifs/{about}"
    back = f"/aidants/mesures/{about}" if row.measure else "/aidants"
    view = presenter.mine(row, back, presenter.paper(request.app.state.ring, row, url, pages, page))
    return Template("pages/evidence/mine.html", context={"view": view, **shell})


@get("/{about:uuid}/pages/{number:int}")
async def picture(
    request: Req, sql: NamedDependency[Connection], about: FromPath[UUID], number: Number
) -> Response[bytes]:
    return await shown(request, await queries.PICTURE_OWN.one(sql, about=about, number=number))


router = Router("/aidants/justificatifs", route_handlers=[one, picture], guards=[signed_in])
