"""« Mon adresse e-mail »: give it, write the code that came there, take it away."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody, claim, fingerprint
from backend.db.transaction import unit_of
from backend.identity.guards import signed_in
from backend.identity.proving.guards import after_proof
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.kit.mail_addresses import LONGEST, is_address
from backend.notifications import mailboxes, presenter, views
from backend.notifications.mailboxes import KEPT, REMOVE, Answer
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
HOME = "/reglages/prevenir"
PLACE = f"{HOME}/adresse"
CODE = f"{PLACE}/code"
WRONG = 422


class Giving(msgspec.Struct, frozen=True):
    key: UUID
    adresse: Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Confirming(msgspec.Struct, frozen=True):
    """Six digits; spaces are forgiven."""

    key: UUID
    chiffres: Annotated[str, msgspec.Meta(pattern=r"^ *([0-9] *){6}$")]


@get("/")
async def address(request: Req, sql: NamedDependency[Connection]) -> Template:
    return await _address(request, sql, Form(Giving))


async def _address(request: Req, sql: Connection, form: Form[Giving]) -> Template:
    if not request.app.state.settings.smtp_address:
        raise NotFound
    shell, _ = await around.of_person(sql)
    page = "pages/notifications/address.html"
    status = WRONG if form.errors else 200
    return Template(page, context={"view": views.Address(form), **shell}, status_code=status)


@post("/", status_code=303, guards=[after_proof("address")])
async def give(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    """A code leaves for the address: it serves once, and not for long."""
    form = Form(Giving, data)
    if form and not is_address(form.value.adresse):
        form.errors["adresse"] = "invalid"
    if form.errors or not request.app.state.settings.smtp_address:
        return await _address(request, sql, form)
    if wrong := await _asked(request, sql, form.value):
        await unit_of(request).start_over()
        form.errors["adresse"] = wrong
        return await _address(request, sql, form)
    return Redirect(CODE, status_code=303)


async def _asked(request: Req, sql: Connection, given: Giving) -> str:
    """What is wrong with that: nothing, too many codes today, or another address was sent by this page."""
    try:
        if await claim(sql, given.key, fingerprint(PLACE, given.adresse), 303, CODE):
            return ""
    except OtherBody:
        return "again"
    return "" if await mailboxes.ask(sql, request.app.state.ring, given.adresse) else "too_many"


@get("/code")
async def code(request: Req, sql: NamedDependency[Connection], dit: FromQuery[str] = "") -> Response[Any]:
    form = Form(Confirming)
    if dit == "faux":
        form.errors["chiffres"] = "wrong"
    return await _code(request, sql, form, 200)


async def _code(request: Req, sql: Connection, form: Form[Confirming], status: int) -> Response[Any]:
    kept = await KEPT.one(sql)
    if kept is None or kept.confirmed:
        return Redirect(HOME if kept else PLACE, status_code=303)
    shell, _ = await around.of_person(sql)
    view = views.Code(form, presenter.shown(request.app.state.ring, kept), over=not kept.fresh, refused=kept.refused)
    return Template("pages/notifications/code.html", context={"view": view, **shell}, status_code=status)


@post("/code", status_code=303)
async def confirm(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    """A wrong code is counted, so its answer is no refusal: that would undo the count."""
    form = Form(Confirming, data)
    if not form:
        return await _code(request, sql, form, WRONG)
    digits = form.value.chiffres.replace(" ", "")
    answer = await mailboxes.confirm(sql, request.app.state.ring, digits)
    where = {Answer.CONFIRMED: f"{HOME}?suite=confirmee", Answer.WRONG: f"{CODE}?dit=faux", Answer.OVER: CODE}
    return Redirect(where[answer], status_code=303)


@post("/enlever", status_code=303, opt={"at_any_pace": True})
async def remove(sql: NamedDependency[Connection]) -> Redirect:
    await sql.execute(REMOVE)
    return Redirect(f"{HOME}?suite=enlevee", status_code=303)


router = Router(PLACE, route_handlers=[address, give, code, confirm, remove], guards=[signed_in])
