"""The house's side: the requests of the people whom one's teams support, for a role that answers them."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.identity.guards import as_staff
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.rights import following, presenter, queries, service
from backend.rights.errors import NoLongerOpen
from backend.rights.pages import FIRST_ID, MISTAKEN, After
from backend.rights.rules import says_why
from backend.rights.schemas import Answer

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
Due = Annotated[date, QueryParameter(name="du")]
NOTICES = ("answered",)


@get("/")
async def queue(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    due: Due = date.min,
    after: After = FIRST_ID,
) -> Template:
    """For a role without this duty it does not exist: an empty queue would say that nobody asks anything."""
    shell, zone = await around.of_desk(sql, house, "demandes")
    if "requests" not in shell["desk"].duties:
        raise NotFound
    rows = await queries.QUEUE.all(sql, due=due, after=after)
    closed = await queries.CLOSED.all(sql) if due == date.min else []
    view = presenter.queue(request.app.state.ring, rows, closed, f"/equipe/{house}/demandes", zone)
    return Template("pages/rights/queue.html", context={"view": view, **shell})


@get("/{asked:uuid}")
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    asked: FromPath[UUID],
    suite: FromQuery[str] = "",
) -> Template:
    return await _request_page(request, sql, house, asked, Form(Answer), suite if suite in NOTICES else "")


async def _request_page(
    request: Req, sql: Connection, house: UUID, asked: UUID, form: Form[Answer], notice: str = ""
) -> Template:
    unit = unit_of(request)
    row = await queries.REQUEST_AT_DESK.one(sql, id=asked)
    if row is None:
        raise NotFound
    events = await queries.EVENTS.all(sql, id=asked)
    shell, zone = await around.of_desk(sql, house, "demandes")
    if row.state == "open" and not form.errors and all(event.kind != "read" for event in events):
        unit.afterwards(queries.MARK_READ, row.id)
    view = following.at_desk(request.app.state.ring, row, events, zone, house, form, notice)
    status = MISTAKEN if form.errors or notice == "closed" else 200
    return Template("pages/rights/at_desk.html", context={"view": view, **shell}, status_code=status)


@post("/{asked:uuid}/repondre", status_code=303)
async def answer(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], asked: FromPath[UUID], data: Data
) -> Response[Any]:
    form, notice = Form(Answer, data), ""
    if form and not says_why(form.value.decision, form.value.words):
        form.errors["mots"] = "too_short"
    target = f"/equipe/{house}/demandes/{asked}"
    try:
        if not form.errors:
            where = await service.answer(sql, request.app.state.ring, asked, form.value, target)
            return Redirect(f"{where}?suite=answered", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    except NoLongerOpen:
        notice = "closed"
    await unit_of(request).start_over()
    return await _request_page(request, sql, house, asked, form, notice)


router = Router("/equipe/{house:uuid}/demandes", route_handlers=[queue, show, answer], guards=[as_staff])
