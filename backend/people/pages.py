"""Where I am still signed in; and the staff's door, which leads to her house."""

from uuid import UUID

from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity import sign_ins
from backend.identity.guards import signed_in
from backend.identity.presenter import devices_view
from backend.people import around, queries
from backend.people.device_pages import say_whose, still_here
from backend.people.proof_pages import proof
from backend.people.situation_pages import choose, door_of, where


@get("/appareils")
async def devices(
    sql: NamedDependency[Connection], coupe: FromQuery[bool] = False, dit: FromQuery[bool] = False
) -> Template:
    shell, zone = await around.of_person(sql)
    view = devices_view(await sign_ins.DEVICES.all(sql), zone, cut=coupe, said=dit)
    return Template("pages/identity/devices.html", context={"view": view, **shell})


@post("/appareils/{sign_in:uuid}/couper", opt={"at_any_pace": True})
async def cut(sql: NamedDependency[Connection], sign_in: FromPath[UUID]) -> Redirect:
    if not await sql.fetchval(sign_ins.CUT, sign_in):
        raise NotFoundException
    return Redirect("/appareils?coupe=true", status_code=303)


@get("/equipe")
async def desk(sql: NamedDependency[Connection]) -> Redirect:
    """The house where she works today, or the question. Whoever works nowhere finds nothing here."""
    houses = await queries.HOUSES.all(sql)
    if not houses:
        raise NotFoundException
    return Redirect(door_of(houses), status_code=303)


HANDLERS = [devices, say_whose, still_here, cut, desk, where, choose, proof]
router = Router("/", route_handlers=[*HANDLERS], guards=[signed_in])
