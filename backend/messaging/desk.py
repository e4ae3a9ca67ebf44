"""The staff's side: the messages of one's teams in four lists, one thread, an answer."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.identity.guards import as_staff
from backend.kit.clock import EARLIEST, LATEST
from backend.kit.forms import Form
from backend.messaging import desk_notices, desk_presenter, inbox, photo_pages, service
from backend.messaging.addresses import FIRST_ID, NEXT, After, Number
from backend.messaging.desk_acts import give_back, hand_over, note, take
from backend.messaging.desk_thread import NOTICES, Place, Shown, thread_page
from backend.messaging.posting import place_in
from backend.messaging.schemas import Draft
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
Which = Annotated[Literal["", "retard", "prendre", "moi", "attente"], QueryParameter(name="liste")]
Notes = Annotated[datetime, QueryParameter(name="notes")]
Chosen = Annotated[str, QueryParameter(name="modele")]
From = Annotated[datetime | None, QueryParameter(name="avant")]


@get("/")
async def lists(
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    which: Which = "",
    begin: From = None,
    after: After = FIRST_ID,
) -> Template:
    """All four, or the rest of one: late and waiting from the longest promised on, the others from the newest back."""
    backwards = which == inbox.PENDING
    since, before = (EARLIEST, begin or LATEST) if backwards else (begin or EARLIEST, LATEST)
    rows = await inbox.INBOX.all(sql, list=which, since=since, before=before, after=after)
    shell, zone = await around.of_desk(sql, house, "messages")
    view = desk_presenter.inbox(rows, f"/equipe/{house}/messages", zone, which)
    return Template("pages/messaging/inbox.html", context={"view": view, **shell})


def part(before: Number = NEXT, notes: Notes = LATEST, chosen: Chosen = "", suite: FromQuery[str] = "") -> Shown:
    """What the address asks of a thread."""
    notice = desk_notices.done(suite) if suite in NOTICES else None
    return Shown(before=before, notes_before=notes, ready=chosen, notice=notice)


@get("/{thread:uuid}", dependencies={"shown": Provide(part, sync_to_thread=False)})
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    thread: FromPath[UUID],
    shown: NamedDependency[Shown],
) -> Template:
    return await thread_page(request, sql, Place(house, thread), shown)


@post("/{thread:uuid}/repondre", status_code=303)
async def answer(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    form, at = Form(Draft, data), Place(house, thread)
    if not form:
        return await thread_page(request, sql, at, Shown(form=form))
    try:
        location = await service.post(sql, request.app.state.ring, thread, form.value, at.url, place_in)
    except OtherBody:
        form.errors["form"] = "again"
        return await thread_page(request, sql, at, Shown(form=form))
    return Redirect(location, status_code=303)


router = Router(
    "/equipe/{house:uuid}/messages",
    route_handlers=[lists, show, answer, take, hand_over, give_back, note, photo_pages.own],
    guards=[as_staff],
)
