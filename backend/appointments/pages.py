"""« Mes rendez-vous »: those to come, what is past, one of them; keep one for oneself, and show it again."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.appointments import presenter, queries, secrecy
from backend.appointments.listing import FIRST_ID, After, Before, Since, listed
from backend.appointments.opening import key_in, opened
from backend.appointments.schemas import Keeping
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import keeping
from backend.identity.guards import signed_in
from backend.identity.proving.guards import after_proof
from backend.kit import texts
from backend.kit.clock import LATEST
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around
from backend.people.members.guards import only_if

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
BASE = "/rendez-vous"
USED = 422
hers = only_if(
    "select exists (select from appointment_secret s where s.id = $1 and s.kind = 'own' and s.lifted_at is null)",
    "kept",
)


@get("/")
async def index(
    request: Req, sql: NamedDependency[Connection], before: Before = LATEST, after: After = FIRST_ID
) -> Template:
    shell, _ = await around.of_person(sql)
    view = await listed(sql, request.app.state.ring, queries.OWN, Since(before, after), BASE)
    return Template("pages/appointments/index.html", context={"view": view, **shell})


@get("/{appointment:uuid}")
async def show(
    request: Req, sql: NamedDependency[Connection], appointment: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(request, sql, appointment, suite)


async def _page(request: Req, sql: Connection, appointment: UUID, suite: str = "", *, again: str = "") -> Template:
    row, ring = await opened(sql, queries.MINE, appointment), request.app.state.ring
    kept = await queries.KEPT.all(sql, id=appointment)
    acting = await queries.ACTING.all(sql, dossier_id=row.dossier_id, id=appointment)
    shell, zone = await around.of_person(sql)
    own = [one.whom for one in kept if one.kind == "own"]
    view = presenter.one(
        ring,
        row,
        BASE,
        write_url="/messages/ecrire",
        closed=presenter.closed(ring, row, kept, BASE),
        choices=keeping.choices(acting, own),
        seen=keeping.already(acting, zone, "appointment.already_seen"),
        notice=suite if suite == ("kept" if own else "shown") else "",
        again=again,
    )
    status = USED if again else 200
    return Template("pages/appointments/show.html", context={"view": view, **shell}, status_code=status)


@post("/{appointment:uuid}/secret", status_code=303)
async def keep(
    request: Req, sql: NamedDependency[Connection], appointment: FromPath[UUID], data: Data
) -> Response[Any]:
    row, form = await opened(sql, queries.MINE, appointment), Form(Keeping, data)
    acting = await queries.ACTING.all(sql, dossier_id=row.dossier_id, id=appointment)
    known, whom = keeping.whom(form.typed["qui"], acting)
    if not form:
        raise Invalid
    if not known:  # her access ended while this page was open
        return await _page(request, sql, appointment, again="gone")
    try:
        return Redirect(f"{await secrecy.keep(sql, row, whom, form.value.key)}?suite=kept", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _page(request, sql, appointment, again="sent")


@get("/secrets/{kept:uuid}/montrer", guards=[hers])
async def before_showing(request: Req, sql: NamedDependency[Connection], kept: FromPath[UUID]) -> Template:
    row, ring = await opened(sql, queries.OF_SECRET, kept), request.app.state.ring
    named = await queries.THEN.all(sql, id=kept)
    shell, _ = await around.of_person(sql)
    view = keeping.Reveal(
        action=f"{BASE}/secrets/{kept}/montrer",
        back_url=f"{BASE}/{row.id}",
        back=str(texts.t("appointment.back_one")),
        asked=str(texts.t("appointment.undo_title")),
        title=f"{presenter.kind_of(presenter.words_of(ring, row))}, {presenter.when(row.starts_at, row.zone)}",
        then=tuple(str(texts.t("appointment.will_see", name=one.name)) for one in named),
    )
    return Template("pages/documents/secret_reveal.html", context={"view": view, **shell})


@post("/secrets/{kept:uuid}/montrer", status_code=303, guards=[hers, after_proof("reveal")])
async def reveal(request: Req, sql: NamedDependency[Connection], kept: FromPath[UUID], data: Data) -> Response[Any]:
    row = await opened(sql, queries.OF_SECRET, kept)
    try:
        return Redirect(f"{await secrecy.show(sql, row, kept, key_in(data))}?suite=shown", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _page(request, sql, row.id, again="sent")


router = Router(BASE, route_handlers=[index, show, keep, before_showing, reveal], guards=[signed_in])
