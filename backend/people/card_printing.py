"""The card is printed, with codes that are nowhere else."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.db.transaction import unit_of
from backend.identity.cards import giving
from backend.identity.cards.hashing import CardKey, card_key
from backend.identity.cards.letter import letter, printed
from backend.identity.cards.rules import new_codes
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.errors import Invalid
from backend.kit.file_names import shown
from backend.kit.forms import Form
from backend.people import around, card_presenter
from backend.people.card_schemas import Pressed
from backend.people.card_typing import her_card

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
NEVER_KEPT = {"Cache-Control": "no-store"}


@get("/{card:uuid}/imprimer")
async def before_printing(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], card: FromPath[UUID]
) -> Template:
    row = await her_card(sql, dossier, card)
    shell, _ = await around.of_desk(sql, house, "personnes")
    place = f"/equipe/{house}/personnes/{dossier}/carte"
    view = card_presenter.ready(row, f"{place}/{card}/imprimer", place)
    return Template("pages/people/card_print.html", context={"view": view, **shell})


@post("/{card:uuid}/imprimer", status_code=200)
async def print_card(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    card: FromPath[UUID],
    data: Data,
) -> Response[bytes]:
    """The sheet is made before its codes work, and leaves once they do. Asked again, it has other codes."""
    row = await her_card(sql, dossier, card)
    if not Form(Pressed, data):
        raise Invalid
    shell, _ = await around.of_desk(sql, house, "personnes")
    name, codes, unit = f"{row.given_name} {row.family_name}", new_codes(), unit_of(request)
    sheet = letter(name, shell["house"], row.number or "", codes, request.app.state.settings.origin)
    async with unit.away():
        body = await printed(sheet, now())
        key = await _key(request)
    await giving.printed(unit.take("sql"), key, card, dossier, codes)
    headers = {"Content-Disposition": shown(str(texts.t("letter.file")) + ".pdf"), **NEVER_KEPT}
    return Response(body, media_type="application/pdf", headers=headers)


async def _key(request: Req) -> CardKey:
    async with borrowed(request.app.state.pool) as sql:
        return await card_key(sql, request.app.state.ring)


HERE = (before_printing, print_card)
