"""The appointments of somebody for whom one acts, when she gave that; no trace of those that are kept for her."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template
from msgspec.structs import replace

from backend.appointments import presenter, queries
from backend.appointments.listing import FIRST_ID, After, Before, Since, listed
from backend.appointments.opening import opened
from backend.db.compiled import Connection
from backend.identity.guards import as_aidant
from backend.kit.clock import LATEST
from backend.kit.errors import NotFound
from backend.people import around

Req = Request[Any, Any, State]


@get("/")
async def index(
    request: Req,
    sql: NamedDependency[Connection],
    person: FromPath[UUID],
    before: Before = LATEST,
    after: After = FIRST_ID,
) -> Template:
    if not await sql.fetchval(queries.MAY_SEE):
        raise NotFound
    (shell, _), here = await around.of_aidant(sql, person), f"/pour/{person}/rendez-vous"
    view = await listed(sql, request.app.state.ring, queries.FOR_HIM, Since(before, after), here)
    view = replace(view, base=f"/pour/{person}", person=shell["acting"].person)
    return Template("pages/appointments/index.html", context={"view": view, **shell})


@get("/{appointment:uuid}")
async def show(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], appointment: FromPath[UUID]
) -> Template:
    row = await opened(sql, queries.FOR_SOMEONE, appointment)
    shell, _ = await around.of_aidant(sql, person)
    view = presenter.one(request.app.state.ring, row, f"/pour/{person}/rendez-vous")
    return Template("pages/appointments/show.html", context={"view": view, **shell})


router = Router("/pour/{person:uuid}/rendez-vous", route_handlers=[index, show], guards=[as_aidant])
