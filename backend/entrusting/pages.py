"""My aidants: who may act for me, give, see what it opens, stop."""

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
from backend.delegation import inviting as inviting_service
from backend.delegation import service
from backend.delegation.living import LIVING
from backend.delegation.schemas import Pressed
from backend.entrusting import attestation as attesting
from backend.entrusting import (
    change_acts,
    changing,
    code_pages,
    giving,
    inviting,
    inviting_presenter,
    life_presenter,
    presenter,
    views,
)
from backend.entrusting.life_presenter import ALIVE, REPLACED
from backend.entrusting.renewing import renew
from backend.entrusting.resting import pause, resume
from backend.entrusting.showing import one_page
from backend.identity.guards import signed_in
from backend.kit.clock import now
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around, contacts
from backend.protection.pages import of_person as measures_of_person

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
NOTICES = ("given", "changed", "stopped", "cancelled", "paused", "resumed", "renewed")


@get("/")
async def index(request: Req, sql: NamedDependency[Connection], suite: FromQuery[str] = "") -> Template:
    rows = await LIVING.all(sql)
    shell, zone = await around.of_person(sql)
    told = [life_presenter.lived(presenter.aidant(row, now(), zone), row.life, zone) for row in rows]
    waiting = await inviting_service.WAITING.all(sql)
    view = views.Aidants(
        invitations=tuple(inviting_presenter.line(one, zone) for one in waiting),
        now=tuple(one for one in told if one.state in ALIVE),
        before=tuple(one for one in told if one.state not in (*ALIVE, REPLACED)),
        notice=suite if suite in NOTICES else "",
        measures=await measures_of_person(sql, zone),
        trusted=contacts.trusted(request.app.state.ring, await contacts.TRUSTED.all(sql)),
    )
    return Template("pages/entrusting/index.html", context={"view": view, **shell})


@get("/{delegation:uuid}")
async def one(
    request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await one_page(request, sql, delegation, notice=suite if suite in NOTICES else "")


@get("/{delegation:uuid}/arreter")
async def before_stopping(request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID]) -> Template:
    return await one_page(request, sql, delegation, asks=True)


@post("/{delegation:uuid}/arreter", status_code=303, opt={"at_any_pace": True})
async def stop(request: Req, sql: NamedDependency[Connection], delegation: FromPath[UUID], data: Data) -> Response[Any]:
    form = Form(Pressed, data)
    if not form:
        raise Invalid
    try:
        return Redirect(f"{await service.stop(sql, delegation, form.value.key)}?suite=stopped", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await one_page(request, sql, delegation, asks=True, again=True)


CHOSEN = (*giving.GIVING, *changing.CHANGING, *change_acts.ACTS, *inviting.HERE)
LIVED = (one, before_stopping, stop, pause, resume, renew)
HERE = [index, *code_pages.CODE, *CHOSEN, *attesting.HERE, *LIVED]
router = Router("/aidants", route_handlers=HERE, guards=[signed_in])
