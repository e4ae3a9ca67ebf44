"""« Votre message est arrivé », and for ten seconds « Annuler »: one's own, and for whom one acts."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template
from msgspec import Struct

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.messaging import sent_presenter, sent_queries, taking_back
from backend.messaging.errors import SentForGood
from backend.messaging.rules import TO_TAKE_BACK
from backend.messaging.sent_schemas import Undoing
from backend.messaging.sharing import refuse_without
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
FOR_GOOD = 409


class Place(Struct, frozen=True):
    """A message of a thread; `person` is for whom one acts, if one does."""

    thread: UUID
    message: UUID
    person: UUID | None = None

    @property
    def base(self) -> str:
        return f"/pour/{self.person}/messages" if self.person else "/messages"

    @property
    def url(self) -> str:
        return f"{self.base}/{self.thread}"


async def _page(request: Req, sql: Connection, at: Place, refused: str = "") -> Template:
    if refused:
        await unit_of(request).start_over()
    row = await sent_queries.SENT.one(sql, id=at.message, thread_id=at.thread, whole=TO_TAKE_BACK)
    if row is None:
        raise NotFound
    shell, zone = await (around.of_aidant(sql, at.person) if at.person else around.of_person(sql))
    view = sent_presenter.sent(row, zone, at.url, at.message, refused)
    status = FOR_GOOD if refused else 200
    return Template("pages/messaging/sent.html", context={"view": view, **shell}, status_code=status)


async def _take_back(request: Req, sql: Connection, at: Place, data: dict[str, Any]) -> Response[Any]:
    form = Form(Undoing, data)
    if not form:
        raise Invalid
    ring, key = request.app.state.ring, form.value.key
    try:
        location = await taking_back.take_back(sql, ring, at.thread, at.message, key, at.base, at.url)
    except SentForGood as too_late:
        return await _page(request, sql, at, too_late.why)
    return Redirect(location, status_code=303)


@get("/{thread:uuid}/envoye/{message:uuid}")
async def sent(
    request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID], message: FromPath[UUID]
) -> Template:
    return await _page(request, sql, Place(thread, message))


@post("/{thread:uuid}/envoye/{message:uuid}/annuler", status_code=303)
async def undo(
    request: Req, sql: NamedDependency[Connection], thread: FromPath[UUID], message: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _take_back(request, sql, Place(thread, message), data)


@get("/{thread:uuid}/envoye/{message:uuid}")
async def sent_for_somebody(
    request: Req,
    sql: NamedDependency[Connection],
    person: FromPath[UUID],
    thread: FromPath[UUID],
    message: FromPath[UUID],
) -> Template:
    await refuse_without(sql, "read")
    return await _page(request, sql, Place(thread, message, person))


@post("/{thread:uuid}/envoye/{message:uuid}/annuler", status_code=303)
async def undo_for_somebody(
    request: Req,
    sql: NamedDependency[Connection],
    person: FromPath[UUID],
    thread: FromPath[UUID],
    message: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    await refuse_without(sql, "write")
    return await _take_back(request, sql, Place(thread, message, person), data)


OWN, FOR_SOMEBODY = (sent, undo), (sent_for_somebody, undo_for_somebody)
