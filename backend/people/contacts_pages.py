"""« Entourage »: for the teams that support somebody, and for herself; nothing is changed here."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff, signed_in
from backend.kit.errors import NotFound
from backend.people import around, contacts, queries
from backend.people.views import Contacts

Req = Request[Any, Any, State]


@get("/")
async def theirs(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]
) -> Template:
    """Raises NotFound for somebody whom none of her teams supports."""
    shell, _ = await around.of_desk(sql, house, "personnes")
    row = await queries.NAME_OF.one(sql, dossier_id=dossier)
    if row is None:
        raise NotFound
    name = f"{row.given_name} {row.family_name}"
    found = contacts.houses(request.app.state.ring, await contacts.OF_HERS.all(sql, dossier=dossier), to_call=True)
    view = Contacts(houses=found, name=name, initials=around.initials(name), back_url=f"/equipe/{house}/personnes")
    return Template("pages/people/contacts.html", context={"view": view, **shell})


@get("/entourage")
async def mine(request: Req, sql: NamedDependency[Connection]) -> Template:
    shell, _ = await around.of_person(sql)
    found = contacts.houses(request.app.state.ring, await contacts.MINE.all(sql), to_call=False)
    return Template("pages/people/my_contacts.html", context={"view": Contacts(houses=found), **shell})


PLACE = "/equipe/{house:uuid}/personnes/{dossier:uuid}/entourage"
router = Router(PLACE, route_handlers=[theirs], guards=[as_staff])
own = Router("/", route_handlers=[mine], guards=[signed_in])
