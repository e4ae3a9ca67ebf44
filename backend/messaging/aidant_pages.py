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
from backend.db.transaction import unit_of
from backend.identity.guards import as_aidant
from backend.kit import texts
from backend.kit.clock import LATEST
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.messaging import (
    about,
    aidant_writing,
    draft_pages,
    drafting,
    finding_pages,
    photo_pages,
    presenter,
    queries,
    sent_pages,
    service,
    views,
)
from backend.messaging.addresses import FIRST_ID, MISTAKEN, NEXT, TAKEN_BACK, After, Afterwards, Before, Number
from backend.messaging.letters import LARGEST_LETTER, letter
from backend.messaging.outbox_pages import leave_for_somebody
from backend.messaging.pages import to_whom
from backend.messaging.schemas import Draft
from backend.messaging.sharing import refuse_without, shares
from backend.messaging.when import Team
from backend.people import around

Req = Request[Any, Any, State]


@get("/")
async def index(
    sql: NamedDependency[Connection], person: FromPath[UUID], before: Before = LATEST, after: After = FIRST_ID
) -> Template:
    await refuse_without(sql, "read")
    rows = await queries.THREADS_FOR_SOMEONE.all(sql, before=before, after=after)
    shell, zone = await around.of_aidant(sql, person)
    writes = await shares(sql, "write")
    view = presenter.threads(rows, zone, f"/pour/{person}/messages", writes=writes, first=before == LATEST)
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
    return await _thread_page(request, sql, person, thread, Form(Draft), before, suite)


async def _thread_page(
    request: Req, sql: Connection, person: UUID, thread: UUID, form: Form[Draft], before: int = NEXT, suite: str = ""
) -> Template:
    unit, base = unit_of(request), f"/pour/{person}"
    if form.errors:
        await unit.start_over()
    row = await queries.THREAD_FOR_SOMEONE.one(sql, id=thread)
    if row is None:
        raise NotFound
    messages = await queries.MESSAGES.all(sql, id=thread, before=before)
    shell, zone = await around.of_aidant(sql, person)
    ring = request.app.state.ring
    writes = await shares(sql, "write")
    kept = writes and await drafting.fill(sql, ring, form, str(thread))
    days = presenter.days(ring, messages, zone, f"{base}/messages/{thread}", read_up_to=row.read_up_to)
    view = views.Thread(
        url=f"{base}/messages/{thread}",
        title=str(texts.t(f"opening.{row.opening}")),
        to=to_whom(row),
        days=days,
        form=form,
        paper=await about.paper_link_if_seen(sql, ring, row.document_id, f"{base}/papiers"),
        older_url=presenter.older_messages(messages, f"{base}/messages/{thread}"),
        new_anchor=presenter.first_new(days),
        answers=Team(row.calendar, row.hours).words,
        back_url=f"{base}/messages",
        writes=writes,
        keep_url=f"{base}/messages/{thread}/garder",
        kept=kept,
        taken_back=TAKEN_BACK.get(suite, "") if kept else "",
        live=presenter.live_thread(f"{base}/messages", thread, messages) if before == NEXT else None,
    )
    if before == NEXT and not form.errors and messages and messages[-1].number > row.read_up_to:
        unit.afterwards(queries.MARK_READ, messages[-1].id)
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/show.html", context={"view": view, **shell}, status_code=status)


@post("/{thread:uuid}/repondre", status_code=303, request_max_body_size=LARGEST_LETTER)
async def answer(request: Req, person: FromPath[UUID], thread: FromPath[UUID]) -> Response[Any]:
    sent, sql = await letter(request)
    await refuse_without(sql, "write")
    form, target = Form(Draft, sent.fields), f"/pour/{person}/messages/{thread}"
    sent.said_in(form)
    if form.errors:
        return await _thread_page(request, sql, person, thread, form)
    try:
        location = await service.post(sql, request.app.state.ring, thread, form.value, target, photo=sent.photo)
    except OtherBody:
        form.errors["form"] = "again"
        return await _thread_page(request, sql, person, thread, form)
    return Redirect(location, status_code=303)


HERE = [
    index,
    *aidant_writing.WRITING,
    show,
    answer,
    *draft_pages.FOR_SOMEBODY,
    *sent_pages.FOR_SOMEBODY,
    *finding_pages.FOR_SOMEBODY,
    photo_pages.for_somebody,
    leave_for_somebody,
]
router = Router("/pour/{person:uuid}/messages", route_handlers=HERE, guards=[as_aidant])
