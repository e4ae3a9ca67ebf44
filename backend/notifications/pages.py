"""« Me prévenir »: on this browser or not, of what and when; and where a notification leads."""

from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.db.unit import becoming, hashed
from backend.identity.guards import public, signed_in
from backend.kit.actor import Asked
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.notifications import choosing, mail_pages, presenter, views
from backend.notifications.mailboxes import KEPT
from backend.notifications.queries import HERE, IN_SIGHT, SUBSCRIBE, UNSUBSCRIBE
from backend.notifications.quiet import NIGHTS, named
from backend.notifications.rules import may_ring
from backend.notifications.schemas import Subscribing
from backend.notifications.tokens import Opening, opened
from backend.people import around
from backend.people.keys import about

Req = Request[Any, Any, State]
HOME = "/reglages/prevenir"
OVER = 404
DONE = ("confirmee", "enlevee", "gardee")


@get("/")
async def show(request: Req, sql: NamedDependency[Connection], suite: FromQuery[str] = "") -> Template:
    state = request.app.state
    voices, present = state.voices, state.voices.present
    here, kept = await HERE.one(sql), await KEPT.one(sql)
    (chosen, helped), (shell, _) = await choosing.of_me(sql), await around.of_person(sql)
    offered = choosing.offers(chosen, helped)
    view = views.Telling(
        here=here is not None and here.voice == present,
        voice=voices.public(present) if present and not shell["shared"] else "",
        mail=presenter.mail(state.ring, kept, configured=bool(state.settings.smtp_address)),
        groups=presenter.groups(chosen, helped, offered),
        nights=tuple(NIGHTS),
        night=named(chosen.night),
        offered=",".join(offered),
        done=suite if suite in DONE else "",
    )
    return Template("pages/notifications/telling.html", context={"view": view, **shell})


@post("/choix", status_code=303)
async def choose(sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """Of what and when. A box that this page did not show says nothing, checked or not."""
    night, shown = data.get("calme"), str(data.get("offerts", "")).split(",")
    if night not in NIGHTS:
        raise Invalid
    offered = choosing.offers(*await choosing.of_me(sql))
    await choosing.keep(sql, NIGHTS[night], {n: about for n, about in offered.items() if n in shown}, data)
    return Redirect(f"{HOME}?suite=gardee", status_code=303)


@post("/", status_code=303)
async def tell_me(
    request: Req, sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]
) -> Response[Any]:
    """The browser's maker gave it an address: it is hers, until somebody else asks from there."""
    state, form = request.app.state, Form(Subscribing, data)
    present, settings = state.voices.present, state.settings
    if not form or not present:
        raise Invalid
    if not may_ring(form.value.endpoint, settings.push_hosts, loopback=settings.outbound_allow_loopback):
        raise Invalid
    made: UUID = uuid4()
    kek_id, wrapped = state.ring.wrap(msgspec.json.encode(form.value), about(made, "push"))
    if not await sql.fetchval(SUBSCRIBE, made, hashed(form.value.endpoint), kek_id, wrapped, present):
        raise Invalid  # a browser that several people share
    return Redirect(HOME, status_code=303)


@post("/arreter", status_code=303, opt={"at_any_pace": True})
async def tell_me_no_more(sql: NamedDependency[Connection]) -> Redirect:
    await sql.execute(UNSUBSCRIBE)
    return Redirect(HOME, status_code=303)


@get("/{opaque:str}")
async def touched(request: Req, sql: NamedDependency[Connection], opaque: FromPath[str]) -> Response[Any]:
    """To the thread or the paper, when she who touches may read it now. Else nothing says what it was about."""
    unit, opening = unit_of(request), opened(request.app.state.ring, opaque)
    if request.scope.get("user") is None:
        return Redirect(f"/entrer?retour={quote(f'/notification/{opaque}')}", status_code=303)
    if opening and await _may_open(unit.asked, sql, opening):
        return Redirect(opening.path, status_code=303)
    return Template("pages/notifications/over.html", context={"view": None}, status_code=OVER)


async def _may_open(asked: Asked, sql: Connection, opening: Opening) -> bool:
    if asked.capacity != "usager" or await sql.fetchval("select actor_id()") != opening.person:
        return False
    if opening.kind == "access":
        return True
    if opening.subject is not None:
        await sql.execute(becoming(Asked(asked.secret, "aidant", opening.subject)))
    return await IN_SIGHT[opening.kind].one(sql, what=opening.what) is not None


router = Router(
    "/",
    route_handlers=[
        Router(HOME, route_handlers=[show, choose, tell_me, tell_me_no_more], guards=[signed_in]),
        mail_pages.router,
        Router("/notification", route_handlers=[touched], guards=[public]),
    ],
)
