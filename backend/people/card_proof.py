"""A grave act proved by a card: a code of it, and the personal one."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Template
from msgspec.structs import replace

from backend.db.transaction import unit_of
from backend.identity.cards import proving as cards
from backend.identity.cards.asking import house_of, level_by, network_of
from backend.identity.cards.rules import plain
from backend.identity.cards.schemas import Spent, TwoCodes, well_typed
from backend.identity.means import MeansClosed
from backend.identity.pages import refused
from backend.identity.proving import service
from backend.identity.proving.coming_back import renewed
from backend.kit.actor import COOKIE
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.proof_pages import waiting

Req = Request[Any, Any, State]
MISTAKEN = 422


@post("/preuve/{step_up:uuid}/carte", status_code=303)
async def prove_by_card(request: Req, step_up: FromPath[UUID], data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    """For what was not asked here, no code is spent, and there is nothing."""
    form = Form(TwoCodes, data)
    try:
        if well_typed(form) and await _proved(request, step_up, form.value):
            sql, secret = unit_of(request).take("sql"), request.cookies.get(COOKIE, "")
            return await renewed(sql, secret, f"/preuve/{step_up}")
    except MeansClosed as why:
        return refused(why, "card")
    return await _again(request, step_up, form)


async def _proved(request: Req, step_up: UUID, typed: TwoCodes) -> bool:
    """Each try is counted for good before it is looked at: in transactions of their own."""
    level_by(request, "card")
    spent, secret = Spent(plain(typed.code), plain(typed.personal)), request.cookies.get(COOKIE, "")
    async with unit_of(request).away():
        return await cards.prove(house_of(request), network_of(request), secret, step_up, spent)


async def _again(request: Req, step_up: UUID, form: Form[TwoCodes]) -> Template:
    sql = unit_of(request).take("sql")
    asked = await service.ASKED.one(sql, id=step_up)
    if asked is None:
        raise NotFound
    shell, zone = await around.of_person(sql)
    view = await waiting(request, step_up, asked, zone)
    view = replace(view, wrong=form.errors, card_refused=not form.errors)
    return Template("pages/identity/proof.html", context={"view": view, **shell}, status_code=MISTAKEN)
