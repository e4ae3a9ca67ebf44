"""The messages of somebody for whom one acts, when she shares them: read, and answer in one's own name for her."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.identity.guards import as_aidant
from backend.kit.clock import LATEST
from backend.kit.forms import Form
from backend.messaging import (
    aidant_writing,
    draft_pages,
    finding_pages,
    photo_pages,
    queries,
    sent_pages,
    service,
    threads_presenter,
)
from backend.messaging.addresses import FIRST_ID, NEXT, After, Afterwards, Before, Number
from backend.messaging.letters import LARGEST_LETTER, letter
from backend.messaging.outbox_pages import leave_for_somebody
from backend.messaging.schemas import Draft
from backend.messaging.sharing import refuse_without, shares
from backend.messaging.thread_page import Opened, thread_page
from backend.people import around

Req = Request[Any, Any, State]


@get("/")
async def index(
    sql: NamedDependency[Connection], person: FromPath[UUID], before: Before = LATEST, after: After = FIRST_ID
) -> Template:
    await refuse_without(sql, "read")
    rows = await queries.THREADS_FOR_SOMEONE.all(sql, before=before, after=after)
    (shell, zone), writes = await around.of_aidant(sql, person), await shares(sql, "write")
    view = threads_presenter.threads(rows, zone, f"/pour/{person}/messages", writes=writes, first=before == LATEST)
    return Template("pages/messaging/index.html", context={"view": view, **shell})


@get("/{thread:uuid}")
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    person: FromPath[UUID],
    thread: FromPath[UUID],
    before: Number = NEXT,
    suite: Afterwards = "",
) -> Template:
    return await thread_page(request, sql, Opened(thread, person, before, suite), Form(Draft))


@post("/{thread:uuid}/repondre", status_code=303, request_max_body_size=LARGEST_LETTER)
async def answer(request: Req, person: FromPath[UUID], thread: FromPath[UUID]) -> Response[Any]:
    sent, sql = await letter(request)
    await refuse_without(sql, "write")
    form, target = Form(Draft, sent.fields), f"/pour/{person}/messages/{thread}"
    sent.said_in(form)
    if form.errors:
        return await thread_page(request, sql, Opened(thread, person), form)
    try:
        location = await service.post(sql, request.app.state.ring, thread, form.value, target, photo=sent.photo)
    except OtherBody:
        form.errors["form"] = "again"
        return await thread_page(request, sql, Opened(thread, person), form)
    return Redirect(location, status_code=303)


HERE = [index, *aidant_writing.WRITING, show, answer, *draft_pages.FOR_SOMEBODY, *sent_pages.FOR_SOMEBODY]
HERE += [*finding_pages.FOR_SOMEBODY, photo_pages.for_somebody, leave_for_somebody]
router = Router("/pour/{person:uuid}/messages", route_handlers=HERE, guards=[as_aidant])
