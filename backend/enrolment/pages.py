"""The person's side: she comes with her provider's word and a code; the house looks; she says whether it is hers.

Nobody is signed in here. Who is there is what her provider said within the hour, found by a cookie of this browser.
"""

from typing import Annotated, Any

import structlog
from litestar import Request, Response, Router, get, post
from litestar.datastructures import Cookie, State
from litestar.params import QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.enrolment import claiming, views
from backend.enrolment.claiming import Door
from backend.enrolment.rows import Mine
from backend.enrolment.schemas import Decided, Typed
from backend.identity.arrivals.keeping import COOKIE, PAGE, PROVIDERS
from backend.identity.arriving import UnknownPerson, arrive
from backend.identity.cards.asking import network_of
from backend.identity.cards.rules import plain
from backend.identity.guards import public
from backend.identity.presenter import offered, ways_of_people
from backend.kit.forms import Form, Told
from backend.kit.references import is_reference
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


def door_of(request: Req) -> Door:
    state = request.app.state
    return Door(state.pool, state.ring, state.limits)


@get(PAGE, opt={"static": True})
async def enrol_me(request: Req, suite: Annotated[str, QueryParameter(name="suite")] = "") -> Template:
    return await _page(request, suite=suite)


async def _page(request: Req, wrong: Told | None = None, *, unopened: bool = False, suite: str = "") -> Template:
    arrived, mine = await claiming.whos_here(door_of(request), request.cookies.get(COOKIE, ""))
    buttons = request.app.state.buttons
    ways = [way for way in ways_of_people(PAGE) if way.slug in PROVIDERS]
    asking = next((one for one in mine if one.state == "confirmed"), None)
    view = views.EnrolMe(
        known=arrived is not None,
        ways=() if arrived else buttons.drawn(offered(ways, request.app.state.parties)),
        asking=views.Asked(str(asking.claim), asking.house) if asking else None,
        looking=_houses(mine, "asked"),
        refused=_houses(mine, "refused"),
        linked=_houses(mine, "linked"),
        wrong=wrong or Told(),
        unopened=unopened,
        said_no=suite == "non",
        impossible=suite == "impossible",
    )
    status = MISTAKEN if wrong or unopened else 200
    return Template("pages/enrolment/enrol_me.html", context={"view": view}, status_code=status)


def _houses(mine: list[Mine], state: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.house for one in mine if one.state == state))


@post(PAGE, opt={"static": True}, status_code=303)
async def type_code(request: Req, data: Data) -> Response[Any]:
    """A code that no letter has by its very form is no try; every other that opens nothing is answered alike."""
    form, door = Form(Typed, data), door_of(request)
    if form and not is_reference(plain(form.value.code)):
        form.errors["code"] = "invalid"
    if form.errors:
        return await _page(request, form.errors)
    arrived, _ = await claiming.whos_here(door, request.cookies.get(COOKIE, ""))
    if arrived is None:
        return Redirect(PAGE, status_code=303)
    if not await claiming.say_hers(door, arrived, network_of(request), plain(form.value.code)):
        log.warning("sign_in.refused", reason="code")
        return await _page(request, unopened=True)
    return Redirect(PAGE, status_code=303)


@post(f"{PAGE}/reponse", opt={"static": True}, status_code=303)
async def answer(request: Req, data: Data) -> Response[Any]:
    """« Oui »: she is in. « Non »: nothing is linked."""
    form, door = Form(Decided, data), door_of(request)
    arrived, _ = await claiming.whos_here(door, request.cookies.get(COOKIE, ""))
    if not form or arrived is None:
        return Redirect(PAGE, status_code=303)
    if form.value.answer == "non":
        await claiming.say_no(door, arrived, form.value.claim)
        return Redirect(f"{PAGE}?suite=non", status_code=303)
    try:
        there = await arrive(request, "/", claiming.saying_yes(door, arrived, form.value.claim))
    except UnknownPerson:
        return Redirect(f"{PAGE}?suite=impossible", status_code=303)
    there.set_cookie(Cookie(key=COOKIE, value="", max_age=0, **SAFE))
    return there


router = Router("/", route_handlers=[enrol_me, type_code, answer], guards=[public])
