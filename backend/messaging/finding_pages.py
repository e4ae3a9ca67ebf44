"""Look for a message. The words go in no address: the browser carries them, sealed, to the page of results."""

from datetime import datetime
from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.documents.words import asked
from backend.kit import carried
from backend.kit.actor import COOKIE
from backend.kit.clock import LATEST
from backend.kit.forms import Form
from backend.messaging import finding, finding_presenter
from backend.messaging.addresses import FIRST_ID, After, Before
from backend.messaging.finding_schemas import Wanted
from backend.messaging.sharing import refuse_without
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
CARRIED, USE = "__Secure-searched-messages", "search-messages"
MISTAKEN = 422


async def _page(
    request: Req, sql: Connection, person: UUID | None, form: Form[Wanted], before: datetime, after: UUID
) -> Template:
    ring, words = request.app.state.ring, form.typed["cherche"] if not form.errors else ""
    rows = await finding.with_words(sql, ring, words, "aidant" if person else "own", before, after)
    shell, zone = await (around.of_aidant(sql, person) if person else around.of_person(sql))
    view = finding_presenter.results(ring, rows, form, zone, _base(person), first=before == LATEST)
    status = MISTAKEN if form.errors else 200
    return Template("pages/messaging/search.html", context={"view": view, **shell}, status_code=status)


def _base(person: UUID | None) -> str:
    return f"/pour/{person}/messages" if person else "/messages"


def _wanted(request: Req) -> Form[Wanted]:
    words = carried.opened(request.cookies.get(COOKIE, ""), USE, request.cookies.get(CARRIED, ""))
    return Form(Wanted, {"cherche": words} if words else None)


async def _look(request: Req, sql: Connection, person: UUID | None, data: dict[str, Any]) -> Response[Any]:
    form, here = Form(Wanted, data), f"{_base(person)}/chercher"
    if form and not asked(form.value.words):
        form.errors["cherche"] = "too_small"
    if form.errors:
        return await _page(request, sql, person, form, LATEST, FIRST_ID)
    words = carried.sealed(request.cookies[COOKIE], USE, form.value.words)
    cookie = Cookie(key=CARRIED, value=words, path=here, secure=True, httponly=True, samesite="lax")
    return Redirect(here, status_code=303, cookies=[cookie])


@get("/chercher")
async def search(
    request: Req, sql: NamedDependency[Connection], before: Before = LATEST, after: After = FIRST_ID
) -> Template:
    return await _page(request, sql, None, _wanted(request), before, after)


@post("/chercher", status_code=303)
async def look_for(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    return await _look(request, sql, None, data)


@get("/chercher")
async def search_for_somebody(
    request: Req,
    sql: NamedDependency[Connection],
    person: FromPath[UUID],
    before: Before = LATEST,
    after: After = FIRST_ID,
) -> Template:
    await refuse_without(sql, "read")
    return await _page(request, sql, person, _wanted(request), before, after)


@post("/chercher", status_code=303)
async def look_for_somebody(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], data: Data
) -> Response[Any]:
    await refuse_without(sql, "read")
    return await _look(request, sql, person, data)


OWN, FOR_SOMEBODY = (search, look_for), (search_for_somebody, look_for_somebody)
