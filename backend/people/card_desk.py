"""The desk where a card is given: whom it is for, what was seen, what she alone types, and the sheet."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.identity.cards import giving
from backend.identity.cards.giving import AtDesk, Giving
from backend.identity.guards import as_staff
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around, card_presenter, card_printing, card_typing
from backend.people.card_schemas import Give, Pressed

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
NOTICES = ("taken", "again")


async def at_desk(sql: Connection, dossier: UUID) -> AtDesk:
    """The person and her card. Raises NotFound for whoever has not the duty, or does not support her."""
    row = await giving.ONE.one(sql, dossier=dossier)
    if row is None:
        raise NotFound
    return row


@get("/")
async def card(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(sql, house, dossier, Form(Give), suite if suite in NOTICES else "")


async def _page(sql: Connection, house: UUID, dossier: UUID, form: Form[Give], notice: str = "") -> Template:
    row = await at_desk(sql, dossier)
    shell, _ = await around.of_desk(sql, house, "personnes")
    view = card_presenter.desk_card(row, f"/equipe/{house}/personnes/{dossier}/carte", form, notice)
    status = MISTAKEN if form.errors else 200
    return Template("pages/people/card.html", context={"view": view, **shell}, status_code=status)


@post("/", status_code=303)
async def give(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    """Another card, at once: the one before opens nothing from now on."""
    form = Form(Give, data)
    if form and form.value.everything and form.value.kind is None:
        form.errors["piece"] = "needed"
    try:
        if not form.errors:
            said = Giving(dossier, form.value.kind, form.value.everything)
            place = f"/equipe/{house}/personnes/{dossier}/carte"
            return Redirect(await giving.give(sql, said, form.value.key, place), status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    return await _page(sql, house, dossier, form)


@post("/reprendre", status_code=303, opt={"at_any_pace": True})
async def take_back(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Redirect:
    await _pressed(sql, dossier, data)
    await giving.take_back(sql, dossier)
    return Redirect(f"/equipe/{house}/personnes/{dossier}/carte?suite=taken", status_code=303)


@post("/laisser-essayer", status_code=303)
async def let_try(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Redirect:
    await _pressed(sql, dossier, data)
    await giving.let_try(sql, dossier)
    return Redirect(f"/equipe/{house}/personnes/{dossier}/carte?suite=again", status_code=303)


async def _pressed(sql: Connection, dossier: UUID, data: Data) -> None:
    if not Form(Pressed, data):
        raise Invalid
    await at_desk(sql, dossier)


HERE = [card, give, take_back, let_try, *card_typing.HERE, *card_printing.HERE]
router = Router("/equipe/{house:uuid}/personnes/{dossier:uuid}/carte", route_handlers=HERE, guards=[as_staff])
