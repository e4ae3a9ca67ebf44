"""Where I am still signed in; and the staff's door, which leads to her house."""

from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.identity import sign_ins
from backend.identity.cards import kiosk, presenter, service
from backend.identity.guards import WORKS_OTHERWISE, OtherMeans, signed_in
from backend.identity.passkeys.service import TO_SEE
from backend.identity.presenter import devices_view
from backend.people import around, passkey_adding, passkey_pages, queries
from backend.people.card_pages import before_losing, lose
from backend.people.card_proof import prove_by_card
from backend.people.device_pages import say_whose, still_here
from backend.people.entry_pages import cut_others, entries
from backend.people.joined_pages import ASKED
from backend.people.link_pages import add, unlink, ways
from backend.people.proof_pages import proof
from backend.people.situation_pages import choose, door_of, where


@get("/appareils")
async def devices(
    sql: NamedDependency[Connection],
    coupe: FromQuery[bool] = False,
    dit: FromQuery[bool] = False,
    carte: FromQuery[bool] = False,
) -> Template:
    """`carte`: she has just lost her card."""
    shell, zone = await around.of_person(sql)
    changed, card = await TO_SEE.one(sql), presenter.my_card(await service.MINE.one(sql), zone)
    view = replace(
        devices_view(await sign_ins.DEVICES.all(sql), zone, cut=coupe, said=dit),
        card=card,
        lost=carte and card is None,
        watched=presenter.watched(await kiosk.WITNESSES.all(sql), zone),
        keys_changed=changed is not None and changed.number > 0,
    )
    return Template("pages/identity/devices.html", context={"view": view, **shell})


@post("/appareils/{sign_in:uuid}/couper", opt={"at_any_pace": True})
async def cut(sql: NamedDependency[Connection], sign_in: FromPath[UUID]) -> Redirect:
    if not await sql.fetchval(sign_ins.CUT, sign_in):
        raise NotFoundException
    return Redirect("/appareils?coupe=true", status_code=303)


@get("/equipe")
async def desk(sql: NamedDependency[Connection]) -> Redirect:
    """The house where she works today, or the question. Whoever works nowhere finds nothing here.

    Raises OtherMeans for whoever came in by a means that opens none.
    """
    houses = await queries.HOUSES.all(sql)
    if not houses:
        raise NotFoundException
    if not any(house.here for house in houses) and await sql.fetchval(WORKS_OTHERWISE, houses[0].id):
        raise OtherMeans
    return Redirect(door_of(houses), status_code=303)


KEYS = [
    passkey_pages.keys,
    passkey_pages.rename,
    passkey_pages.remove,
    passkey_adding.begin,
    passkey_adding.new,
    passkey_adding.add,
]
HERE = [
    devices,
    entries,
    say_whose,
    still_here,
    cut,
    cut_others,
    before_losing,
    lose,
    desk,
    where,
    choose,
    proof,
    prove_by_card,
    ways,
    add,
    unlink,
    *KEYS,
    *ASKED,
]
router = Router("/", route_handlers=HERE, guards=[signed_in])
