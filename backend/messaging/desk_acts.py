"""Take a thread, hand it over to a colleague, give it back; write a note about it."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.kit.forms import Form
from backend.messaging import desk_notices, holding, noting
from backend.messaging.desk_schemas import Giving, Handing, Noting, Taking
from backend.messaging.desk_thread import MISTAKEN, TAKEN, Place, Shown, thread_page
from backend.messaging.errors import AlreadyHeld

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
Verb = Callable[[Connection, UUID, Any, str], Awaitable[str]]


async def _done(request: Req, sql: Connection, at: Place, form: Form[Any], verb: Verb, word: str) -> Response[Any]:
    """Back to the thread, which says what was done; or why not, and who has it."""
    if form:
        try:
            where = await verb(sql, at.thread, form.value, at.url)
            return Redirect(f"{where}?suite={word}", status_code=303)
        except AlreadyHeld as held:
            notice, status = desk_notices.held(held.name), TAKEN
        except OtherBody:
            notice, status = desk_notices.not_done("again"), MISTAKEN
    else:
        notice, status = desk_notices.not_done("nobody"), MISTAKEN
    return await thread_page(request, sql, at, Shown(notice=notice, refused=status))


@post("/{thread:uuid}/prendre", status_code=303)
async def take(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _done(request, sql, Place(house, thread), Form(Taking, data), holding.take, "taken")


@post("/{thread:uuid}/confier", status_code=303)
async def hand_over(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _done(request, sql, Place(house, thread), Form(Handing, data), holding.hand_over, "handed")


@post("/{thread:uuid}/rendre", status_code=303)
async def give_back(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _done(request, sql, Place(house, thread), Form(Giving, data), holding.give_back, "returned")


@post("/{thread:uuid}/noter", status_code=303)
async def note(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], thread: FromPath[UUID], data: Data
) -> Response[Any]:
    form, at = Form(Noting, data), Place(house, thread)
    if form:
        try:
            return Redirect(
                await noting.write(sql, request.app.state.ring, thread, form.value, at.url), status_code=303
            )
        except OtherBody:
            form.errors["form"] = "again"
    return await thread_page(request, sql, at, Shown(note=form))
