"""My messages: the threads, one thread, write, answer."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.identity.guards import signed_in
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.messaging import about, presenter, queries, service, views
from backend.messaging.schemas import Beginning, Draft, ThreadRow
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
Paper = Annotated[UUID | None, QueryParameter(name="papier")]
MISTAKEN = 422


@get("/")
async def index(sql: NamedDependency[Connection]) -> Template:
    rows = await queries.THREADS.all(sql)
    shell, zone = await around.of_person(sql)
    return Template("pages/messaging/index.html", context={"view": presenter.threads(rows, zone), **shell})


@get("/ecrire")
async def write(request: Req, sql: NamedDependency[Connection], paper: Paper = None) -> Template:
    return await _write_page(request, sql, Form(Beginning), paper)


async def _write_page(request: Req, sql: Connection, form: Form[Beginning], paper: UUID | None) -> Template:
    shell, _ = await around.of_person(sql)
    help_card = shell["help"]
    view = views.Write(
        form=form,
        to=Who(name=help_card.name, role=help_card.role, initials=help_card.initials, staff=True)
        if help_card else Who(name=shell["house"] or "", role="", initials="", staff=True),
        answers=help_card.hours if help_card else "",
        paper=await about.paper_link(sql, request.app.state.ring, paper, "/papiers") if paper else None,
    )
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/write.html", context={"view": view, **shell}, status_code=status)


@post("/ecrire", status_code=303)
async def begin(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    form = Form(Beginning, data)
    if form and form.value.opening == "other" and not form.value.words:
        form.errors["mots"] = "missing"
    if form.errors:
        return await _write_page(request, sql, form, about.as_paper(form.typed["papier"]))
    beginning = form.value
    try:
        words = about.first_words(beginning)
        location = await service.begin(sql, request.app.state.ring, beginning.key, beginning, words)
    except OtherBody:
        form.errors["form"] = "again"
        return await _write_page(request, sql, form, beginning.paper)
    return Redirect(location, status_code=303)


@get("/{thread:uuid}")
async def show(request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID]) -> Template:
    return await _thread_page(request, sql, thread, Form(Draft))


async def _thread_page(request: Req, sql: Connection, thread: UUID, form: Form[Draft]) -> Template:
    row = await queries.THREAD.one(sql, id=thread)
    if row is None:
        raise NotFound
    messages = await queries.MESSAGES.all(sql, id=thread)
    shell, zone = await around.of_person(sql)
    view = views.Thread(
        url=f"/messages/{thread}",
        title=str(texts.t(f"opening.{row.opening}")),
        to=to_whom(row),
        days=presenter.days(request.app.state.ring, messages, zone),
        form=form,
        answers=shell["help"].hours if shell["help"] else "",
    )
    if not form.errors:
        request.scope["unit"].afterwards(queries.MARK_READ, row.id, row.last_number)  # type: ignore[typeddict-item]
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/show.html", context={"view": view, **shell}, status_code=status)


def to_whom(row: ThreadRow) -> Who:
    return Who(name=row.team, role=row.house, initials=around.initials(row.team), staff=True)


@post("/{thread:uuid}/repondre", status_code=303)
async def answer(request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID], data: Data) -> Response[Any]:
    form = Form(Draft, data)
    if not form:
        return await _thread_page(request, sql, thread, form)
    try:
        location = await service.post(
            sql, request.app.state.ring, thread, form.value.key, form.value, f"/messages/{thread}"
        )
    except OtherBody:
        form.errors["form"] = "again"
        return await _thread_page(request, sql, thread, form)
    return Redirect(location, status_code=303)


router = Router("/messages", route_handlers=[index, write, begin, show, answer], guards=[signed_in])
