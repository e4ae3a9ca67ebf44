"""« Fermer mon compte »: what goes, what stays, and who must ask somebody first."""

from typing import Any

from litestar import Request, get, post
from litestar.datastructures import Cookie, State
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.delegation import leaving
from backend.entrusting import life_views
from backend.entrusting.resting import pressed
from backend.identity.devices import COOKIE as DEVICE
from backend.identity.devices import SHARED, kept
from backend.identity.proving.guards import after_proof
from backend.kit.actor import COOKIE
from backend.people import around
from backend.people.members.guards import only_if
from backend.reading.cookies import CLOSED, SAFE, left

Req = Request[Any, Any, State]
EMPTIED = {"Clear-Site-Data": '"cache", "storage"'}
may_close = only_if("select why_not_close() is null")


@get("/fermer")
async def before_closing(sql: NamedDependency[Connection]) -> Template:
    shell, _ = await around.of_person(sql)
    view = life_views.Closing(why_not=await sql.fetchval(leaving.WHY_NOT) or "", house=shell["house"] or "")
    return Template("pages/entrusting/closing.html", context={"view": view, **shell})


@post("/fermer", status_code=303, guards=[may_close, after_proof("close")])
async def close(request: Req, sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """This browser forgets her too."""
    there = await leaving.close(sql, pressed(data))
    gone = [Cookie(key=COOKIE, value="", max_age=0, **SAFE), *left(request.cookies)]
    gone.append(Cookie(key=CLOSED, value="1", max_age=60, **SAFE))
    if DEVICE in request.cookies:
        gone.append(kept(SHARED, SAFE))
    return Redirect(there, status_code=303, cookies=gone, headers=EMPTIED)


CLOSING = (before_closing, close)
