"""What the identity desk does about one person: ask INSi, and settle what it says otherwise."""

from typing import Any, Literal
from uuid import UUID

import msgspec
from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around, identifying, identity_presenter, identity_queries, joining
from backend.people.identity_queries import Identity

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
PLACE, DUTY = "identites", "identity"
USED = 422


class Pressed(msgspec.Struct):
    key: UUID


class Settling(msgspec.Struct):
    """Which difference, and what is done of it."""

    key: UUID
    search: UUID = msgspec.field(name="ecart")
    does: Literal["reprendre", "laisser"] = msgspec.field(name="faire")

    @property
    def outcome(self) -> identifying.Outcome:
        return "taken" if self.does == "reprendre" else "left"


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/{PLACE}/personnes"


async def desk_shell(sql: Connection, house: UUID) -> tuple[dict[str, Any], str]:
    """Raises NotFound for a role without the duty: an empty list would say that everybody is known."""
    shell, zone = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    return shell, zone


async def identity_of(sql: Connection, dossier: UUID) -> Identity:
    row = await identity_queries.ONE.one(sql, dossier=dossier)
    if row is None:
        raise NotFound
    return row


async def identity_page(request: Req, sql: Connection, house: UUID, dossier: UUID, notice: str = "") -> Template:
    shell, zone = await desk_shell(sql, house)
    row = await identity_of(sql, dossier)
    proofs = await identity_queries.PROOFS.all(sql, dossier=dossier)
    pair = await joining.PAIR.one(sql, dossier=dossier)
    configured = bool(request.app.state.settings.insi_url)
    view = identity_presenter.identity(row, proofs, pair, base_of(house), zone, configured=configured, notice=notice)
    status = USED if notice == "again" else 200
    return Template("pages/people/identity.html", context={"view": view, **shell}, status_code=status)


@post("/{dossier:uuid}/insi", status_code=303)
async def ask(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    form = Form(Pressed, data)
    if not form:
        raise Invalid
    await desk_shell(sql, house)
    await identity_of(sql, dossier)
    if not request.app.state.settings.insi_url:
        raise Invalid
    try:
        where = await identifying.ask(sql, dossier, form.value.key, f"{base_of(house)}/{dossier}")
    except OtherBody:
        return await again(request, sql, house, dossier)
    return Redirect(f"{where}?suite=asked", status_code=303)


async def again(request: Req, sql: Connection, house: UUID, dossier: UUID) -> Template:
    await unit_of(request).start_over()
    return await identity_page(request, sql, house, dossier, "again")


@post("/{dossier:uuid}/ecart", status_code=303)
async def settle(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    await desk_shell(sql, house)
    form = Form(Settling, data)
    if not form:
        raise Invalid
    said = form.value
    try:
        where = await identifying.settle(sql, said.search, said.outcome, said.key, f"{base_of(house)}/{dossier}")
    except OtherBody:
        return await again(request, sql, house, dossier)
    return Redirect(f"{where}?suite={said.outcome}", status_code=303)


ACTS = (ask, settle)
