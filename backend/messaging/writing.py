"""Begin a thread: write to the team that answers, or to one member of it alone."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.kit import texts
from backend.kit.asking import as_uuid
from backend.kit.forms import Form
from backend.messaging import about, beginning, confiding, drafting, presenter, threads_presenter, writing_views
from backend.messaging.addresses import MISTAKEN, TAKEN_BACK, Afterwards, Only, Paper, Ready
from backend.messaging.errors import NobodyAnswers
from backend.messaging.letters import LARGEST_LETTER, letter
from backend.messaging.schemas import Beginning
from backend.messaging.when import Team
from backend.people import around

Req = Request[Any, Any, State]


@get("/ecrire")
async def write(
    request: Req,
    sql: NamedDependency[Connection],
    paper: Paper = None,
    only: Only = None,
    suite: Afterwards = "",
    ready: Ready = "",
) -> Template:
    form = Form(Beginning)
    if ready and only:
        form.typed |= {"quoi": "other", "mots": str(texts.t("secret.words"))}
    return await _write_page(request, sql, form, paper, only, suite)


async def _write_page(
    request: Req, sql: Connection, form: Form[Beginning], paper: UUID | None, only: UUID | None, suite: str = ""
) -> Template:
    link = await about.paper_link(sql, request.app.state.ring, paper, "/papiers") if paper else None
    shell, _ = await around.of_person(sql)
    try:
        team = await beginning.who_answers(sql, paper, only)
    except NobodyAnswers:
        return Template("pages/messaging/nobody.html", context=shell)
    when = Team(team.calendar, team.hours, only=team.face if only else None)
    place = drafting.place_of(team.dossier_id, paper, only)
    kept = await drafting.fill(sql, request.app.state.ring, form, place)
    to = presenter.who_answers(team, when)
    view = writing_views.Write(
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
    wish = form.value
    try:
        words = about.first_words(wish)
        location = await beginning.begin(sql, request.app.state.ring, wish, words, photo=sent.photo)
    except OtherBody:
        form.errors["form"] = "again"
        return await _write_page(request, sql, form, wish.paper, wish.only)
    return Redirect(location, status_code=303)


@get("/ecrire/seulement")
async def choose(sql: NamedDependency[Connection], ready: Ready = "") -> Template:
    """To whom alone one writes: one of those who answer. `ready`: to ask for secrecy, with words that are ready."""
    rows = await confiding.CONFIDANTS.all(sql)
    shell, _ = await around.of_person(sql)
    view = threads_presenter.confidants(rows, "&mots=1" if ready else "")
    return Template("pages/messaging/choose.html", context={"view": view, **shell})


WRITING = (write, begin, choose)
