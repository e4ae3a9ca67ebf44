"""Look for a paper. The words go in no address: the browser carries them, sealed, to the page of results."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, State
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.documents import found, list_presenter, list_views
from backend.documents.list_pages import After, Before
from backend.documents.list_schemas import Wanted
from backend.documents.lists import FIRST_ID, LAST_DAY
from backend.documents.words import asked
from backend.kit import carried
from backend.kit.actor import COOKIE
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
HERE, CARRIED, USE = "/papiers/chercher", "__Secure-searched", "search"
MISTAKEN = 422


@get("/chercher")
async def search(
    request: Req, sql: NamedDependency[Connection], before: Before = LAST_DAY, after: After = FIRST_ID
) -> Template:
    words = carried.opened(request.cookies.get(COOKIE, ""), USE, request.cookies.get(CARRIED, ""))
    rows = await found.with_words(sql, request.app.state.ring, words, before, after)
    shell, _ = await around.of_person(sql)
    form = Form(Wanted, {"cherche": words} if words else None)
    view = list_presenter.results(request.app.state.ring, rows, form, first=before == LAST_DAY)
    return Template("pages/documents/search.html", context={"view": view, **shell})


@post("/chercher", status_code=303)
async def look_for(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    form = Form(Wanted, data)
    if form and not asked(form.value.words):
        form.errors["cherche"] = "too_small"
    if form.errors:
        shell, _ = await around.of_person(sql)
        view = list_views.Results(form=form)
        return Template("pages/documents/search.html", context={"view": view, **shell}, status_code=MISTAKEN)
    words = carried.sealed(request.cookies[COOKIE], USE, form.value.words)
    cookie = Cookie(key=CARRIED, value=words, path=HERE, secure=True, httponly=True, samesite="lax")
    return Redirect(HERE, status_code=303, cookies=[cookie])


LOOK = (search, look_for)
