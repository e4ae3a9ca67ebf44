"""What the identity desk does with a parcel that waits: each act has a page that says what it changes."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents import parcel_presenter, parcel_views, settling
from backend.documents.opening import key_in
from backend.documents.settling import Refusal
from backend.documents.to_identify import ONE_WAITING, WaitingRow, said_by
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
USED = 422
PLACE, DUTY = "identites", "identity"


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/{PLACE}"


async def desk_shell(sql: Connection, house: UUID) -> tuple[dict[str, Any], str]:
    """Raises NotFound for a role without the duty: an empty list would say that nothing waits."""
    shell, zone = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    return shell, zone


async def waiting(sql: Connection, parcel: UUID) -> WaitingRow:
    row = await ONE_WAITING.one(sql, id=parcel)
    if row is None:
        raise NotFound
    return row


@get("/{parcel:uuid}/essayer")
async def before_trying(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], parcel: FromPath[UUID]
) -> Template:
    return await _again_page(request, sql, house, parcel)


async def _again_page(request: Req, sql: Connection, house: UUID, parcel: UUID, *, again: bool = False) -> Template:
    shell, zone = await desk_shell(sql, house)
    row = await waiting(sql, parcel)
    url = f"{base_of(house)}/{parcel}"
    view = parcel_views.Again(
        url=f"{url}/essayer",
        back_url=url,
        title=parcel_presenter.title_of(said_by(request.app.state.ring, row)),
        came=parcel_presenter.came(row, zone),
        again=again,
    )
    status = USED if again else 200
    return Template("pages/documents/parcel_again.html", context={"view": view, **shell}, status_code=status)


@post("/{parcel:uuid}/essayer", status_code=303)
async def try_again(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], parcel: FromPath[UUID], data: Data
) -> Response[Any]:
    try:
        where = await settling.try_again(sql, parcel, key_in(data), base_of(house))
    except OtherBody:
        await unit_of(request).start_over()
        return await _again_page(request, sql, house, parcel, again=True)
    return Redirect(f"{where}?suite=again", status_code=303)


@get("/{parcel:uuid}/refuser")
async def before_refusing(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], parcel: FromPath[UUID]
) -> Template:
    return await _refuse_page(request, sql, house, parcel, Form(Refusal))


async def _refuse_page(request: Req, sql: Connection, house: UUID, parcel: UUID, form: Form[Refusal]) -> Template:
    if form.errors:
        await unit_of(request).start_over()
    shell, zone = await desk_shell(sql, house)
    row = await waiting(sql, parcel)
    url = f"{base_of(house)}/{parcel}"
    view = parcel_views.Refuse(
        url=f"{url}/refuser",
        back_url=url,
        title=parcel_presenter.title_of(said_by(request.app.state.ring, row)),
        came=parcel_presenter.came(row, zone),
        form=form,
    )
    status = USED if form.errors else 200
    return Template("pages/documents/parcel_refuse.html", context={"view": view, **shell}, status_code=status)


@post("/{parcel:uuid}/refuser", status_code=303)
async def refuse(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], parcel: FromPath[UUID], data: Data
) -> Response[Any]:
    form = Form(Refusal, data)
    try:
        if form:
            where = await settling.refuse(sql, parcel, form.value, base_of(house))
            return Redirect(f"{where}?suite=refused", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    return await _refuse_page(request, sql, house, parcel, form)


ACTS = (before_trying, try_again, before_refusing, refuse)
