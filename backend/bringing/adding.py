"""Add a paper, for oneself or for somebody: the shelf, then the paper and its name, then what becomes of it."""

from typing import Any
from uuid import UUID

from litestar import Request, Response
from litestar.datastructures import State
from litestar.response import Redirect, Template
from msgspec import Struct
from msgspec.structs import replace

from backend.bringing import presenter, queries, service, views
from backend.bringing.schemas import Bringing, Place
from backend.bringing.sending import Parcel, parcel, put_back
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents.views import FAMILIES
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]
MISTAKEN = 422


class Side(Struct, frozen=True):
    """Who adds: the person herself, or somebody for the person of the address."""

    person: UUID | None = None

    @property
    def base(self) -> str:
        return f"/pour/{self.person}/papiers" if self.person else "/papiers"

    async def shell(self, sql: Connection) -> tuple[dict[str, Any], str]:
        return await around.of_aidant(sql, self.person) if self.person else await around.of_person(sql)


async def choose(request: Req, sql: Connection, side: Side) -> Template:
    """Whoever may add nothing for somebody has no such page."""
    shelves = presenter.shelves(await queries.SHELVES.all(sql))
    if side.person and not shelves:
        raise NotFound
    (shell, zone), rows = await side.shell(sql), [] if side.person else await queries.WAITING.all(sql)
    told = tuple(presenter.sent(request.app.state.ring, row, zone, side.base, hers=True) for row in rows)
    view = views.Choose(base=side.base, shelves=shelves, waiting=told)
    return Template("pages/bringing/choose.html", context={"view": view, **shell})


async def ask(sql: Connection, side: Side, form: Form[Bringing]) -> Template:
    """Raises NotFound for a shelf where she may add nothing."""
    places = await queries.PLACES.all(sql, shelf=form.typed["dans"])
    if form.typed["dans"] not in FAMILIES or not places:
        raise NotFound
    shell, _ = await side.shell(sql)
    view = views.Add(
        form=form,
        base=side.base,
        family=FAMILIES[form.typed["dans"]],
        houses=presenter.houses(places),
        whose=shell["acting"].person if side.person else "",
    )
    status = MISTAKEN if form.errors else 200
    return Template("pages/bringing/add.html", context={"view": view, **shell}, status_code=status)


async def add(request: Req, side: Side) -> Response[Any]:
    """Its file is kept with its row, or not at all."""
    sent, sql = await parcel(request)
    answer: Response[Any] | None = None
    try:
        answer = await _answer(request, sql, side, sent)
        return answer
    finally:
        if not isinstance(answer, Redirect):
            await put_back(request.app.state.vault, sent)


async def _answer(request: Req, sql: Connection, side: Side, sent: Parcel) -> Response[Any]:
    form = Form(Bringing, sent.fields)
    place = await _place(sql, form)
    sent.said_in(form)
    if form.errors or place is None or sent.file is None:
        return await ask(sql, side, form)
    wish = replace(form.value, who="equipe") if side.person else form.value
    try:
        there = await service.bring(sql, request.app.state.ring, wish, place, sent.file, side.base)
    except OtherBody:
        await unit_of(request).start_over()
        form.errors["form"] = "again"
        sent.said_in(form)
        return await ask(sql, side, form)
    return Redirect(there, status_code=303)


async def _place(sql: Connection, form: Form[Bringing]) -> Place | None:
    """Where she has it put; when she has several houses, she says which. Raises NotFound, as `ask`."""
    places = await queries.PLACES.all(sql, shelf=form.typed["dans"])
    if form.typed["dans"] not in FAMILIES or not places:
        raise NotFound
    if len(places) == 1 and not form.typed["chez"]:
        return places[0]
    chosen = [place for place in places if str(place.dossier) == form.typed["chez"]]
    if not chosen:
        form.errors["chez"] = "missing"
    return chosen[0] if chosen else None


async def told(request: Req, sql: Connection, side: Side, paper: UUID) -> Template:
    row = await queries.ONE.one(sql, id=paper)
    if row is None:
        raise NotFound
    shell, zone = await side.shell(sql)
    view = presenter.sent(request.app.state.ring, row, zone, side.base, hers=side.person is None)
    return Template("pages/bringing/told.html", context={"view": view, **shell})
