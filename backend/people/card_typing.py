"""« Tournez l’écran »: she types what she alone knows."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.db.transaction import unit_of
from backend.identity.cards import giving
from backend.identity.cards.giving import AtDesk
from backend.identity.cards.hashing import card_key
from backend.identity.cards.rules import is_easy, is_personal, plain
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around, card_presenter
from backend.people.card_schemas import Choose

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422


async def her_card(sql: Connection, dossier: UUID, card: UUID) -> AtDesk:
    """Her present card, which is this one."""
    row = await giving.ONE.one(sql, dossier=dossier)
    if row is None or row.card != card:
        raise NotFound
    return row


@get("/{card:uuid}/code")
async def before_choosing(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], card: FromPath[UUID]
) -> Response[Any]:
    row = await her_card(sql, dossier, card)
    place = f"/equipe/{house}/personnes/{dossier}/carte"
    if row.chosen:
        return Redirect(f"{place}/{card}/imprimer", status_code=303)
    return await _screen(sql, house, card_presenter.turned(row, f"{place}/{card}/code", place, Form(Choose)))


async def _screen(sql: Connection, house: UUID, view: Any) -> Template:
    """Turned towards her: nothing around it leads to anybody else."""
    shell, _ = await around.of_desk(sql, house, "personnes")
    alone = {"space": shell["space"], "house": shell["house"]}
    status = MISTAKEN if view.wrong else 200
    return Template("pages/people/card_code.html", context={"view": view, **alone}, status_code=status)


@post("/{card:uuid}/code", status_code=303)
async def choose(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    card: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    row, form = await her_card(sql, dossier, card), Form(Choose, data)
    place = f"/equipe/{house}/personnes/{dossier}/carte"
    if form:
        _judge(form, row.birthdate)
    if form.errors:
        return await _screen(sql, house, card_presenter.turned(row, f"{place}/{card}/code", place, form))
    unit, state = unit_of(request), request.app.state
    async with unit.away():
        async with borrowed(state.pool) as other:
            key = await card_key(other, state.ring)
        personal = await state.slowly.personal(key, row.number or "", plain(form.value.first))
    await giving.choose(unit.take("sql"), card, dossier, personal)
    return Redirect(f"{place}/{card}/imprimer", status_code=303)


def _judge(form: Form[Choose], birthdate: str) -> None:
    first = plain(form.value.first)
    if not is_personal(first):
        form.errors["personnel"] = "invalid"
    elif is_easy(first, birthdate):
        form.errors["personnel"] = "easy"
    elif first != plain(form.value.again):
        form.errors["encore"] = "other"


HERE = (before_choosing, choose)
