"""« Où travaillez-vous aujourd’hui ? », for whoever works in several houses: she acts for one of them at a time."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around, queries
from backend.people.schemas import House
from backend.people.views import Situations, Workplace

CHOOSE = "select choose_situation($1)"


class Chosen(msgspec.Struct, frozen=True):
    house: UUID = msgspec.field(name="ou")


def door_of(houses: Sequence[House]) -> str:
    """Where she works today; the question when nobody knows yet."""
    here = next((house for house in houses if house.here), None)
    return f"/equipe/{here.id}" if here else "/equipe/ou"


@get("/equipe/ou")
async def where(sql: NamedDependency[Connection]) -> Template:
    houses = await queries.HOUSES.all(sql)
    if not houses:
        raise NotFoundException
    shell, _ = await around.of_person(sql)
    places = tuple(Workplace(id=str(house.id), name=house.name, here=house.here) for house in houses)
    return Template("pages/people/situations.html", context={"view": Situations(places=places), **shell})


@post("/equipe/ou", status_code=303)
async def choose(sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """Only a house where she works now: any other does not exist."""
    form = Form(Chosen, data)
    if not form:
        raise Invalid
    if not await sql.fetchval(CHOOSE, form.value.house):
        raise NotFoundException
    return Redirect(f"/equipe/{form.value.house}", status_code=303)
