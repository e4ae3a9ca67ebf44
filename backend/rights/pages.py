"""My requests: the list, one request, take it back, its receipt."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents.vault import Stored
from backend.identity.devices import refuse_keeping
from backend.identity.guards import signed_in
from backend.kit.clock import LATEST
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.keys import Wrapped, opened
from backend.rights import following, presenter, queries, service
from backend.rights.errors import NoLongerOpen
from backend.rights.receipt import file_name
from backend.rights.receipts import RECEIPT
from backend.rights.schemas import Withdrawal

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
Before = Annotated[datetime, QueryParameter(name="avant")]
After = Annotated[UUID, QueryParameter(name="apres")]
FIRST_ID = UUID(int=0)
MISTAKEN = 422
NOTICES = ("asked", "already", "withdrawn")
REFUSED = ("closed", "again")


@get("/")
async def index(
    request: Req, sql: NamedDependency[Connection], before: Before = LATEST, after: After = FIRST_ID
) -> Template:
    rows = await queries.MINE.all(sql, before=before, after=after)
    shell, zone = await around.of_person(sql)
    view = presenter.mine(request.app.state.ring, rows, zone)
    return Template("pages/rights/index.html", context={"view": view, **shell})


@get("/{asked:uuid}")
async def show(
    request: Req, sql: NamedDependency[Connection], asked: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _request_page(request, sql, asked, suite if suite in NOTICES else "")


async def _request_page(request: Req, sql: Connection, asked: UUID, notice: str) -> Template:
    row, ring = await queries.REQUEST.one(sql, id=asked), request.app.state.ring
    if row is None:
        raise NotFound
    events = await queries.EVENTS.all(sql, id=asked)
    shell, zone = await around.of_person(sql)
    view = following.one(ring, row, events, zone, notice)
    status = MISTAKEN if notice in REFUSED else 200
    return Template("pages/rights/show.html", context={"view": view, **shell}, status_code=status)


@post("/{asked:uuid}/retirer", status_code=303)
async def withdraw(request: Req, sql: NamedDependency[Connection], asked: FromPath[UUID], data: Data) -> Response[Any]:
    form = Form(Withdrawal, data)
    if not form:
        raise Invalid
    try:
        return Redirect(f"{await service.withdraw(sql, asked, form.value.key)}?suite=withdrawn", status_code=303)
    except (NoLongerOpen, OtherBody) as why:
        await unit_of(request).start_over()
        return await _request_page(request, sql, asked, "closed" if isinstance(why, NoLongerOpen) else "again")


@get("/{asked:uuid}/recu")
async def take_receipt(request: Req, sql: NamedDependency[Connection], asked: FromPath[UUID]) -> Response[bytes]:
    """The receipt as it was made. Not there yet answers like what does not exist: the page says that it is coming."""
    await refuse_keeping(sql)
    row, state = await RECEIPT.one(sql, id=asked), request.app.state
    if row is None:
        raise NotFound
    key = opened(state.ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key)).unwrap(row.wrapped, row.id)
    body = await state.vault.get(Stored(row.store_key, row.size, row.sha256), key)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(row.reference)}"'}
    return Response(body, media_type="application/pdf", headers=headers)


router = Router("/demandes", route_handlers=[index, show, withdraw, take_receipt], guards=[signed_in])
