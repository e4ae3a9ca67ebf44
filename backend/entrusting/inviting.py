"""Invite an aidant whose account one does not know: choose, then tell her a link and a code."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template
from markupsafe import Markup
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import inviting as service
from backend.delegation.schemas import Pressed, Proposal
from backend.delegation.terms import Terms
from backend.entrusting import asked, inviting_presenter, presenter, views
from backend.entrusting.asked import Place
from backend.entrusting.confirming import CONFIRMING, NOBODY_YET
from backend.identity.arrivals.keeping import INVITED
from backend.identity.cards.hashing import card_key
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.kit.pictures import code_of

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
KEPT = ("lien", "quoi", "jusqua", "fin", "prevenir")
"""In clear in the row, with the houses: what else was posted is forgotten."""
NEVER_KEPT = {"Cache-Control": "no-store"}


@get("/inviter")
async def choose(request: Req, sql: NamedDependency[Connection]) -> Template:
    return _page(Form(Proposal), await asked.place_of(request, sql))


def _page(form: Form[Proposal], place: Place) -> Template:
    status = MISTAKEN if form.errors else 200
    view = replace(presenter.choose(form, place.houses), invites=True, presets=views.IN_ONE_TAP)
    return Template("pages/entrusting/choose.html", context={"view": view, **place.shell}, status_code=status)


@post("/inviter", status_code=200)
async def invite(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    """Told on the page that answers, and nowhere again. Nothing is given here: she says yes once she knows to whom."""
    form, place = Form(Proposal, data | NOBODY_YET), await asked.place_of(request, sql)
    try:
        if asked.in_one_tap(form) and (terms := asked.proposed(form, place)):
            return await _invite(request, sql, form, place, terms)
    except OtherBody:
        form.errors["form"] = "again"
        await unit_of(request).start_over()
    return _page(form, place)


async def _invite(request: Req, sql: Connection, form: Form[Proposal], place: Place, terms: Terms) -> Response[Any]:
    said = {name: form.typed[name] for name in KEPT if form.typed[name]} | asked.ticked(terms.dossiers)
    key = await card_key(sql, request.app.state.ring)
    location, made = await service.invite(sql, key, form.value.key, service.Chosen(said, terms.ends_at, place.zone))
    if not made.link:
        return Redirect(location, status_code=303)
    url = f"{request.app.state.settings.origin}{INVITED}"
    picture = Markup(code_of(f"{url}#{made.link}"))  # noqa: S704 - a picture that we draw
    view = inviting_presenter.told(made, url, picture, location, place.zone)
    return Template("pages/entrusting/invited.html", context={"view": view, **place.shell}, headers=NEVER_KEPT)


@post("/invitations/{invitation:uuid}/annuler", status_code=303, opt={"at_any_pace": True})
async def cancel(sql: NamedDependency[Connection], invitation: FromPath[UUID], data: Data) -> Redirect:
    if not Form(Pressed, data):
        raise Invalid
    await service.cancel(sql, invitation)
    return Redirect("/aidants?suite=cancelled", status_code=303)


HERE = (choose, invite, *CONFIRMING, cancel)
