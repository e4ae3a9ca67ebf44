"""The staff's side: the messages of one's teams, one thread, an answer."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.messaging import about, presenter, queries, service, views
from backend.messaging.schemas import Draft
from backend.people import around

Req = Request[Any, Any, State]
MISTAKEN = 422


@get("/")
async def inbox(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    rows = await queries.INBOX.all(sql)
    shell, zone = await around.of_desk(sql, house, "messages")
    view = presenter.inbox(rows, f"/equipe/{house}/messages", zone)
    return Template("pages/messaging/inbox.html", context={"view": view, **shell})


@get("/{thread:uuid}")
async def show(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], thread: FromPath[UUID]) -> Template:
    return await _thread_page(request, sql, house, thread, Form(Draft))


async def _thread_page(request: Req, sql: Connection, house: UUID, thread: UUID, form: Form[Draft]) -> Template:
    row, ring = await queries.THREAD_IN_CARE.one(sql, id=thread), request.app.state.ring
    if row is None:
        raise NotFound
    messages = await queries.MESSAGES.all(sql, id=thread)
    shell, zone = await around.of_desk(sql, house, "messages")
    name = f"{row.given_name} {row.family_name}"
    view = views.StaffThread(
        url=f"/equipe/{house}/messages/{thread}",
        back_url=f"/equipe/{house}/messages",
        person=Who(name=name, role=str(texts.t("who.supported")), initials=around.initials(name)),
        title=str(texts.t(f"opening.{row.opening}")),
        readers=f"{name}, {row.team}",
        days=presenter.days(ring, messages, zone, desk=True),
        form=form,
        paper=await about.paper_link_if_seen(sql, ring, row.document_id, f"/equipe/{house}/papiers"),
    )
    if not form.errors:
        request.scope["unit"].afterwards(queries.MARK_READ, row.id, row.last_number)  # type: ignore[typeddict-item]
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/staff_thread.html", context={"view": view, **shell}, status_code=status)


@post("/{thread:uuid}/repondre", status_code=303)
async def answer(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], thread: FromPath[UUID],
    data: URLEncodedBody[dict[str, Any]],
) -> Response[Any]:
    form = Form(Draft, data)
    if not form:
        return await _thread_page(request, sql, house, thread, form)
    target = f"/equipe/{house}/messages/{thread}"
    try:
        location = await service.post(sql, request.app.state.ring, thread, form.value.key, form.value, target)
    except OtherBody:
        form.errors["form"] = "again"
        return await _thread_page(request, sql, house, thread, form)
    return Redirect(location, status_code=303)


router = Router("/equipe/{house:uuid}/messages", route_handlers=[inbox, show, answer], guards=[as_staff])
