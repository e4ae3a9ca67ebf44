"""Give: choose, see what the aidant would see of one's real papers, then say yes."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import seeing, service
from backend.delegation.codes import Named
from backend.delegation.errors import AlreadyHelps, UnknownCode
from backend.delegation.presets import presets
from backend.delegation.rules import end_of, last_day
from backend.delegation.schemas import Proposal
from backend.delegation.service import Agreed
from backend.documents import lists
from backend.documents.list_schemas import PaperRow
from backend.documents.lists import FIRST_PAGE
from backend.entrusting import presenter, views
from backend.identity.proving.guards import after_proof
from backend.kit.clock import now
from backend.kit.dates import date_words, local
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
REFUSED = {UnknownCode: "unknown", AlreadyHelps: "already"}


@get("/donner")
async def choose(sql: NamedDependency[Connection]) -> Template:
    return await _choose_page(sql, Form(Proposal))


async def _choose_page(sql: Connection, form: Form[Proposal]) -> Template:
    shell, _ = await around.of_person(sql)
    view = views.Choose(form=form, families=presets().papers)
    status = MISTAKEN if form.errors else 200
    return Template("pages/entrusting/choose.html", context={"view": view, **shell}, status_code=status)


@post("/apercu", status_code=200)
async def look_first(request: Req, sql: NamedDependency[Connection], data: Data) -> Template:
    """Nothing is given here: what is shown was written in a savepoint, seen as the aidant, and undone."""
    form = Form(Proposal, data)
    try:
        if form:
            return await _before(request, sql, form.value)
    except (UnknownCode, AlreadyHelps) as why:
        form.errors["code"] = REFUSED[type(why)]
    await unit_of(request).start_over()
    return await _choose_page(sql, form)


async def _before(request: Req, sql: Connection, proposal: Proposal) -> Template:
    shell, zone = await around.of_person(sql)
    aidant = await service.named(sql, proposal)
    agreed = agreement(proposal, aidant, zone)
    seen = await seeing.seen_as(sql, aidant, proposal, agreed, look_of(sql))
    mine = await lists.NEWEST.all(sql, **FIRST_PAGE)
    view = presenter.before(request.app.state.ring, proposal, aidant, agreed, seen, mine)
    return Template("pages/entrusting/before.html", context={"view": view, **shell})


def look_of(sql: Connection) -> Callable[[], Awaitable[list[PaperRow]]]:
    """The first page of what an aidant finds."""
    return lambda: lists.FOR_SOMEONE.all(sql, **FIRST_PAGE)


def agreement(proposal: Proposal, aidant: Named, zone: str) -> Agreed:
    day = last_day(proposal.until, local(now(), zone).date())
    name = f"{aidant.given_name} {aidant.family_name}"
    return Agreed(end_of(day, zone), presenter.agreed_words(proposal, name, date_words(day)))


@post("/donner", status_code=303, guards=[after_proof("give")])
async def give(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    form = Form(Proposal, data)
    try:
        if form:
            return Redirect(f"{await _give(sql, form.value)}?suite=given", status_code=303)
    except (UnknownCode, AlreadyHelps) as why:
        form.errors["code"] = REFUSED[type(why)]
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    return await _choose_page(sql, form)


async def _give(sql: Connection, proposal: Proposal) -> str:
    """The first answer to this key when it was given already: the code has served by then."""
    _, zone = await around.of_person(sql)
    return await service.give(sql, proposal, lambda aidant: agreement(proposal, aidant, zone))


GIVING = (choose, look_first, give)
