"""My aidants: who may act for me, give, see what it opens, stop."""

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
from backend.delegation import queries, seeing, service
from backend.delegation.schemas import Pressed
from backend.documents import list_presenter
from backend.entrusting import giving, presenter, views
from backend.entrusting.attestation import attestation
from backend.entrusting.giving import look_of
from backend.identity.guards import signed_in
from backend.kit.clock import now
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.kit.keyring import ForOnePage
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
NOTICES = ("given", "stopped")
USED = 422


@get("/")
async def index(sql: NamedDependency[Connection], suite: FromQuery[str] = "") -> Template:
    rows = await queries.GIVEN.all(sql)
    shell, zone = await around.of_person(sql)
    told = [presenter.aidant(row, now(), zone) for row in rows]
    view = views.Aidants(
        now=tuple(one for one in told if one.state == "now"),
        before=tuple(one for one in told if one.state != "now"),
        notice=suite if suite in NOTICES else "",
    )
    return Template("pages/entrusting/index.html", context={"view": view, **shell})


@get("/code")
async def before_code(sql: NamedDependency[Connection]) -> Template:
    shell, _ = await around.of_person(sql)
    return Template("pages/entrusting/code.html", context={"view": views.Code(), **shell})


@post("/code", status_code=200)
async def code(sql: NamedDependency[Connection], data: Data) -> Template:
    """Told on the page that answers, and nowhere again: asked once more, it is another one."""
    if not Form(Pressed, data):
        raise Invalid
    made = await service.make_code(sql)
    shell, _ = await around.of_person(sql)
    view = views.Code(code=presenter.in_two(made))
    return Template("pages/entrusting/code.html", context={"view": view, **shell})


@get("/{delegation:uuid}")
async def one(
    request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _one_page(request, sql, delegation, notice=suite if suite in NOTICES else "")


@get("/{delegation:uuid}/arreter")
async def before_stopping(request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID]) -> Template:
    return await _one_page(request, sql, delegation, asks=True)


async def _one_page(
    request: Req, sql: Connection, delegation: UUID, *, notice: str = "", asks: bool = False, again: bool = False
) -> Template:
    row = await queries.ONE_GIVEN.one(sql, id=delegation)
    if row is None:
        raise NotFound
    shell, zone = await around.of_person(sql)
    told = presenter.aidant(row, now(), zone)
    rows = await seeing.seen_through(sql, delegation, look_of(sql)) if told.state == "now" else []
    ring = ForOnePage(request.app.state.ring)
    view = views.One(
        aidant=told,
        sees=tuple(list_presenter.paper_row(ring, paper, "/papiers") for paper in rows),
        more=list_presenter.goes_on(rows),
        notice=notice,
        asks=asks and told.state == "now",
        again=again,
    )
    status = USED if again else 200
    return Template("pages/entrusting/show.html", context={"view": view, **shell}, status_code=status)


@post("/{delegation:uuid}/arreter", status_code=303, opt={"at_any_pace": True})
async def stop(request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], data: Data) -> Response[Any]:
    form = Form(Pressed, data)
    if not form:
        raise Invalid
    try:
        return Redirect(f"{await service.stop(sql, delegation, form.value.key)}?suite=stopped", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _one_page(request, sql, delegation, asks=True, again=True)


HERE = [index, before_code, code, *giving.GIVING, one, attestation, before_stopping, stop]
router = Router("/aidants", route_handlers=HERE, guards=[signed_in])
