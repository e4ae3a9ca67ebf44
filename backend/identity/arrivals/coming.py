"""Whoever a provider knows comes in; or goes where she says whose dossier is hers."""

from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request
from litestar.datastructures import Cookie, State
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.identity.arrivals.keeping import INVITED, PAGE
from backend.identity.arriving import Opening, UnknownPerson, arrive

Req = Request[Any, Any, State]
Keeping = Callable[[Connection], Awaitable[Cookie | None]]


async def come(request: Req, next_page: str, opening: Opening, keeping: Keeping) -> Redirect:
    """`keeping` keeps what her provider said for the pages of enrolment and of invitations: when no house knows her
    yet, and when it is there that she goes. Raises UnknownPerson for whoever nobody knows and may not enrol."""
    try:
        known = await arrive(request, next_page, opening)
        if next_page not in (PAGE, INVITED):
            return known
    except UnknownPerson:
        known = None
    async with borrowed(request.app.state.pool) as sql:
        cookie = await keeping(sql)
    if known is None and cookie is None:
        raise UnknownPerson
    there = known or Redirect(INVITED if next_page == INVITED else PAGE, status_code=303)
    if cookie:
        there.set_cookie(cookie)
    return there
