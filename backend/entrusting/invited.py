"""Whoever is invited: she comes with her provider's word, a link and a spoken code; then she reads who asks for what.

Nobody is signed in here, and nothing is said of anybody before the code is right. What opens nothing (unknown, expired,
taken, cancelled, a wrong code, one too many) is answered by one page, whether she has an account or not.
"""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
import structlog
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.params import QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.delegation import invited as service
from backend.delegation.invited import Asked, Door
from backend.entrusting import inviting_presenter as presenter
from backend.entrusting import inviting_views as views
from backend.entrusting.confirming import proposal_of
from backend.identity.arrivals.keeping import COOKIE, INVITED, PROVIDERS, Arrived
from backend.identity.cards.asking import network_of
from backend.identity.cards.rules import plain
from backend.identity.guards import public
from backend.identity.presenter import offered, ways_of_people
from backend.kit.errors import Invalid
from backend.kit.forms import Form, Told
from backend.kit.references import is_reference

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
NEVER_KEPT = {"Cache-Control": "no-store"}
DONE = ("oui", "non", "tard")
log: structlog.typing.FilteringBoundLogger = structlog.get_logger()


class Typed(msgspec.Struct, frozen=True):
    """What the link says, and what was said aloud."""

    key: UUID
    link: Annotated[str, msgspec.Meta(max_length=40)] = msgspec.field(name="code")
    code: Annotated[str, msgspec.Meta(max_length=20)] = msgspec.field(name="dit")

    def __repr__(self) -> str:
        return "Typed()"


class Answered(msgspec.Struct, frozen=True):
    """Yes or no, to one invitation."""

    key: UUID
    invitation: UUID
    answer: Literal["oui", "non"] = msgspec.field(name="reponse")


def door_of(request: Req) -> Door:
    return Door(request.app.state.pool, request.app.state.ring)


@get(INVITED, opt={"static": True})
async def invitation(request: Req, suite: Annotated[str, QueryParameter(name="suite")] = "") -> Template:
    return await _page(request, suite=suite)


async def _page(request: Req, form: Form[Typed] | None = None, *, unopened: bool = False, suite: str = "") -> Template:
    arrived, asked = await service.who_is_here(door_of(request), request.cookies.get(COOKIE, ""))
    ways = [way for way in ways_of_people(INVITED) if way.slug in PROVIDERS]
    told = _told(arrived, asked) if arrived else []
    view = views.Invited(
        known=arrived is not None,
        ways=() if arrived else request.app.state.buttons.drawn(offered(ways, request.app.state.parties)),
        asking=next((one for one in told if one.state == "opened"), None),
        accepted=tuple(one for one in told if one.state == "accepted"),
        given=tuple(one for one in told if one.state == "given"),
        code=form.typed["code"] if form is not None else "",
        wrong=form.errors if form is not None else Told(),
        unopened=unopened,
        done=suite if suite in DONE else "",
    )
    status = MISTAKEN if unopened or view.wrong else 200
    return Template("pages/entrusting/invited_me.html", context={"view": view}, status_code=status, headers=NEVER_KEPT)


def _told(arrived: Arrived, asked: list[Asked]) -> list[views.Asked]:
    name = " ".join(service.names_of(arrived))
    return [presenter.asked(one, said, name) for one in asked if (said := proposal_of(one.proposal))]


@post(INVITED, opt={"static": True}, status_code=303)
async def type_code(request: Req, data: Data) -> Response[Any]:
    """What no invitation says by its very form is no try."""
    form, door = Form(Typed, data), door_of(request)
    if "key" in form.errors:
        raise Invalid
    if form and not is_reference(plain(form.value.link)):
        form.errors["code"] = "invalid"
    if form.errors:
        return await _page(request, form)
    arrived, _ = await service.who_is_here(door, request.cookies.get(COOKIE, ""))
    if arrived is None:
        return Redirect(INVITED, status_code=303)
    said = plain(form.value.link), plain(form.value.code)
    if not await service.type_code(door, arrived, network_of(request), *said):
        log.warning("sign_in.refused", reason="code")
        return await _page(request, unopened=True)
    return Redirect(INVITED, status_code=303)


@post(f"{INVITED}/reponse", opt={"static": True}, status_code=303)
async def answer(request: Req, data: Data) -> Redirect:
    """« Oui »: whoever invited is asked whether it is the right person. « Non »: nothing is kept of who said it."""
    form, door = Form(Answered, data), door_of(request)
    arrived, _ = await service.who_is_here(door, request.cookies.get(COOKIE, ""))
    if not form or arrived is None:
        return Redirect(INVITED, status_code=303)
    said = form.value.answer
    done = await service.answer(door, arrived, form.value.invitation, accepts=said == "oui")
    return Redirect(f"{INVITED}?suite={said if done else 'tard'}", status_code=303)


router = Router("/", route_handlers=[invitation, type_code, answer], guards=[public])
