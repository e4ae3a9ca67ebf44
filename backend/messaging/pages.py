"""My messages: the threads, one thread, write, answer."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.identity.guards import signed_in
from backend.kit import texts
from backend.kit.asking import as_uuid
from backend.kit.clock import LATEST
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.messaging import (
    about,
    confiding,
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
from backend.messaging.addresses import (
    FIRST_ID,
    MISTAKEN,
    NEXT,
    TAKEN_BACK,
    After,
    Afterwards,
    Before,
    Number,
    Only,
    Paper,
)
from backend.messaging.errors import NobodyAnswers
from backend.messaging.letters import LARGEST_LETTER, letter
from backend.messaging.outbox_pages import give_back, leave
from backend.messaging.schemas import Beginning, Draft, OwnThread
from backend.messaging.when import Team
from backend.people import around

Req = Request[Any, Any, State]


@get("/")
async def index(sql: NamedDependency[Connection], before: Before = LATEST, after: After = FIRST_ID) -> Template:
    rows = await queries.THREADS.all(sql, before=before, after=after)
    shell, zone = await around.of_person(sql)
    view = presenter.threads(rows, zone, first=before == LATEST)
    return Template("pages/messaging/index.html", context={"view": view, **shell})


@get("/ecrire")
async def write(
    request: Req,
    sql: NamedDependency[Connection],
    paper: Paper = None,
    only: Only = None,
    suite: Afterwards = "",
) -> Template:
    return await _write_page(request, sql, Form(Beginning), paper, only, suite)


async def _write_page(
    request: Req, sql: Connection, form: Form[Beginning], paper: UUID | None, only: UUID | None, suite: str = ""
) -> Template:
    link = await about.paper_link(sql, request.app.state.ring, paper, "/papiers") if paper else None
    shell, _ = await around.of_person(sql)
    try:
        team = await service.who_answers(sql, paper, only)
    except NobodyAnswers:
        return Template("pages/messaging/nobody.html", context=shell)
    when = Team(team.calendar, team.hours, only=team.face if only else None)
    place = drafting.place_of(team.dossier_id, paper, only)
    kept = await drafting.fill(sql, request.app.state.ring, form, place)
    to = presenter.who_answers(team, when)
    view = views.Write(
        form=form,
        to=to,
        answers=when.words,
        paper=link,
        keep_url="/messages/ecrire/garder",
        kept=kept,
        taken_back=TAKEN_BACK.get(suite, "") if kept else "",
        only=team.face or "" if only else "",
        only_id=str(only or ""),
        choose_url="" if only or paper else "/messages/ecrire/seulement",
    )
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/write.html", context={"view": view, **shell}, status_code=status)


@post("/ecrire", status_code=303, request_max_body_size=LARGEST_LETTER)
async def begin(request: Req) -> Response[Any]:
    sent, sql = await letter(request)
    form = Form(Beginning, sent.fields)
    sent.said_in(form)
    if form and form.value.opening == "other" and not form.value.words:
        form.errors["mots"] = "missing"
    if form.errors:
        return await _write_page(request, sql, form, as_uuid(form.typed["papier"]), as_uuid(form.typed["seulement"]))
    beginning = form.value
    try:
        words = about.first_words(beginning)
        location = await service.begin(sql, request.app.state.ring, beginning, words, photo=sent.photo)
    except OtherBody:
        form.errors["form"] = "again"
        return await _write_page(request, sql, form, beginning.paper, beginning.only)
    return Redirect(location, status_code=303)


@get("/ecrire/seulement")
async def choose(sql: NamedDependency[Connection]) -> Template:
    """To whom alone one writes: one of those who answer."""
    rows = await confiding.CONFIDANTS.all(sql)
    shell, _ = await around.of_person(sql)
    view = presenter.confidants(rows)
    return Template("pages/messaging/choose.html", context={"view": view, **shell})


@get("/{thread:uuid}")
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    thread: FromPath[UUID],
    before: Number = NEXT,
    suite: Afterwards = "",
) -> Template:
    return await _thread_page(request, sql, thread, Form(Draft), before, suite)


async def _thread_page(
    request: Req, sql: Connection, thread: UUID, form: Form[Draft], before: int = NEXT, suite: str = ""
) -> Template:
    unit = unit_of(request)
    if form.errors:
        await unit.start_over()
    row = await queries.THREAD.one(sql, id=thread)
    if row is None:
        raise NotFound
    messages = await queries.MESSAGES.all(sql, id=thread, before=before)
    shell, zone = await around.of_person(sql)
    ring = request.app.state.ring
    days = presenter.days(ring, messages, zone, f"/messages/{thread}", read_up_to=row.read_up_to)
    kept = await drafting.fill(sql, ring, form, str(thread))
    view = views.Thread(
        url=f"/messages/{thread}",
        title=str(texts.t(f"opening.{row.opening}")),
        to=to_whom(row),
        days=days,
        form=form,
        paper=await about.paper_link_if_seen(sql, ring, row.document_id, "/papiers"),
        older_url=presenter.older_messages(messages, f"/messages/{thread}"),
        new_anchor=presenter.first_new(days),
        answers=Team(row.calendar, row.hours, only=row.only).words if row.answered else "",
        only=row.only or "",
        left=not row.answered,
        writes=row.answered,
        keep_url=f"/messages/{thread}/garder",
        kept=kept,
        taken_back=TAKEN_BACK.get(suite, "") if kept else "",
        live=presenter.live_thread("/messages", thread, messages) if before == NEXT else None,
    )
    if before == NEXT and not form.errors and messages and messages[-1].number > row.read_up_to:
        unit.afterwards(queries.MARK_READ, messages[-1].id)
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/show.html", context={"view": view, **shell}, status_code=status)


def to_whom(row: OwnThread) -> Who:
    if row.only:
        return Who(name=row.only, role=row.only_role or "", initials=around.initials(row.only), staff=True)
    return Who(name=row.team, role=row.house, initials=around.initials(row.team), staff=True)


@post("/{thread:uuid}/repondre", status_code=303, request_max_body_size=LARGEST_LETTER)
async def answer(request: Req, thread: FromPath[UUID]) -> Response[Any]:
    sent, sql = await letter(request)
    form, target = Form(Draft, sent.fields), f"/messages/{thread}"
    sent.said_in(form)
    if form.errors:
        return await _thread_page(request, sql, thread, form)
    try:
        location = await service.post(sql, request.app.state.ring, thread, form.value, target, photo=sent.photo)
    except OtherBody:
        form.errors["form"] = "again"
        return await _thread_page(request, sql, thread, form)
    return Redirect(location, status_code=303)


HERE = [
    index,
    write,
    begin,
    show,
    answer,
    *draft_pages.OWN,
    *sent_pages.OWN,
    *finding_pages.OWN,
    choose,
    photo_pages.own,
    leave,
    give_back,
]
router = Router("/messages", route_handlers=HERE, guards=[signed_in])
