"""My messages: the threads, one thread, write, answer."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.identity.guards import signed_in
from backend.kit.clock import LATEST
from backend.kit.forms import Form
from backend.messaging import (
    draft_pages,
    finding_pages,
    photo_pages,
    queries,
    sent_pages,
    service,
    threads_presenter,
    writing,
)
from backend.messaging.addresses import (
    FIRST_ID,
    NEXT,
    After,
    Afterwards,
    Before,
    Number,
)
from backend.messaging.letters import LARGEST_LETTER, letter
from backend.messaging.outbox_pages import give_back, leave
from backend.messaging.schemas import Draft
from backend.messaging.thread_page import Opened, thread_page
from backend.people import around

Req = Request[Any, Any, State]


@get("/")
async def index(sql: NamedDependency[Connection], before: Before = LATEST, after: After = FIRST_ID) -> Template:
    rows = await queries.THREADS.all(sql, before=before, after=after)
    shell, zone = await around.of_person(sql)
    view = threads_presenter.threads(rows, zone, first=before == LATEST)
    return Template("pages/messaging/index.html", context={"view": view, **shell})


@get("/{thread:uuid}")
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    thread: FromPath[UUID],
    before: Number = NEXT,
    suite: Afterwards = "",
) -> Template:
    return await thread_page(request, sql, Opened(thread, None, before, suite), Form(Draft))


@post("/{thread:uuid}/repondre", status_code=303, request_max_body_size=LARGEST_LETTER)
async def answer(request: Req, thread: FromPath[UUID]) -> Response[Any]:
    sent, sql = await letter(request)
    form, target = Form(Draft, sent.fields), f"/messages/{thread}"
    sent.said_in(form)
    if form.errors:
        return await thread_page(request, sql, Opened(thread), form)
    try:
        location = await service.post(sql, request.app.state.ring, thread, form.value, target, photo=sent.photo)
    except OtherBody:
        form.errors["form"] = "again"
        return await thread_page(request, sql, Opened(thread), form)
    return Redirect(location, status_code=303)


HERE = [index, *writing.WRITING, show, answer, *draft_pages.OWN, *sent_pages.OWN, *finding_pages.OWN]
HERE += [photo_pages.own, leave, give_back]
router = Router("/messages", route_handlers=HERE, guards=[signed_in])
