"""Begin a thread with the team for somebody who shares her messages: it says who wrote, and for whom."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.messaging import about, drafting, presenter, writing_views
from backend.messaging.addresses import MISTAKEN, TAKEN_BACK, Afterwards, Paper
from backend.messaging.beginning import begin as begun
from backend.messaging.beginning import who_answers
from backend.messaging.errors import NobodyAnswers
from backend.messaging.letters import LARGEST_LETTER, letter
from backend.messaging.schemas import Beginning
from backend.messaging.sharing import refuse_without
from backend.messaging.when import Team
from backend.people import around

Req = Request[Any, Any, State]


@get("/ecrire")
async def write(
    request: Req,
    sql: NamedDependency[Connection],
    person: FromPath[UUID],
    paper: Paper = None,
    suite: Afterwards = "",
) -> Template:
    await refuse_without(sql, "write")
    return await _write_page(request, sql, person, Form(Beginning), paper, suite)


async def _write_page(
    request: Req, sql: Connection, person: UUID, form: Form[Beginning], paper: UUID | None, suite: str = ""
) -> Template:
    base = f"/pour/{person}"
    link = await about.paper_link(sql, request.app.state.ring, paper, f"{base}/papiers") if paper else None
    shell, _ = await around.of_aidant(sql, person)
    try:
        team = await who_answers(sql, paper)
    except NobodyAnswers:
        return Template("pages/messaging/nobody.html", context=shell)
    when, place = Team(team.calendar, team.hours), drafting.place_of(team.dossier_id, paper)
    kept = await drafting.fill(sql, request.app.state.ring, form, place)
    view = writing_views.Write(
        form=form,
        to=presenter.who_answers(team, when),
        answers=when.words,
        paper=link,
        base=f"{base}/messages",
        keep_url=f"{base}/messages/ecrire/garder",
        kept=kept,
        taken_back=TAKEN_BACK.get(suite, "") if kept else "",
    )
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/write.html", context={"view": view, **shell}, status_code=status)


@post("/ecrire", status_code=303, request_max_body_size=LARGEST_LETTER)
async def begin(request: Req, person: FromPath[UUID]) -> Response[Any]:
    sent, sql = await letter(request)
    await refuse_without(sql, "write")
    form, base = Form(Beginning, sent.fields), f"/pour/{person}/messages"
    sent.said_in(form)
    if form.typed["seulement"]:
        raise NotFound
    if form and form.value.opening == "other" and not form.value.words:
        form.errors["mots"] = "missing"
    if form.errors:
        return await _write_page(request, sql, person, form, about.as_paper(form.typed["papier"]))
    beginning = form.value
    try:
        words = about.first_words(beginning)
        location = await begun(sql, request.app.state.ring, beginning, words, base, sent.photo)
    except OtherBody:
        form.errors["form"] = "again"
        return await _write_page(request, sql, person, form, beginning.paper)
    return Redirect(location, status_code=303)


WRITING = (write, begin)
