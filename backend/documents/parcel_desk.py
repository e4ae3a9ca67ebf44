"""Identitovigilance: whose is this paper? The parcels that wait, for who has the duty; the others find nothing."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.documents import parcel_acts, parcel_presenter, to_identify
from backend.documents.list_pages import After
from backend.documents.lists import FIRST_ID
from backend.documents.parcel_acts import base_of, desk_shell, waiting
from backend.identity.guards import as_staff

Req = Request[Any, Any, State]
Since = Annotated[datetime, QueryParameter(name="depuis")]
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
NOTICES = ("again", "refused")


@get("/")
async def index(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    since: Since = EARLIEST,
    after: After = FIRST_ID,
    suite: FromQuery[str] = "",
) -> Template:
    shell, zone = await desk_shell(sql, house)
    rows = await to_identify.WAITING.all(sql, since=since, after=after)
    notice = suite if suite in NOTICES else ""
    view = parcel_presenter.parcels(request.app.state.ring, rows, base_of(house), zone, notice)
    view = replace(view, hurried=tuple(one.label for one in await to_identify.HURRIED.all(sql)))
    return Template("pages/documents/parcels.html", context={"view": view, **shell})


@get("/{parcel:uuid}")
async def show(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], parcel: FromPath[UUID]
) -> Template:
    shell, zone = await desk_shell(sql, house)
    row = await waiting(sql, parcel)
    alike = await to_identify.ALIKE.all(sql, deposit=parcel)
    view = parcel_presenter.parcel(request.app.state.ring, row, alike, base_of(house), zone)
    return Template("pages/documents/parcel.html", context={"view": view, **shell})


router = Router("/equipe/{house:uuid}/identites", route_handlers=[index, show, *parcel_acts.ACTS], guards=[as_staff])
