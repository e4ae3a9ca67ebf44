"""A change of a role that waits: the second person confirms it, or either drops it."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.identity.proving.guards import after_proof
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people.members import service
from backend.people.members.desk import Data, Req, once_or_again
from backend.people.members.guards import decides_of_change
from backend.people.members.role_desk import role_page
from backend.people.members.role_presenter import base_of
from backend.people.members.service import Act, Once
from backend.people.members.typed import Pressed


@post("/confirmer", status_code=303, guards=[decides_of_change, after_proof("role")])
async def confirm(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    role: FromPath[UUID],
    change: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    """By somebody else than who proposed it: it takes effect now."""
    return await _decide(request, sql, (house, role, change), Form(Pressed, data), (service.CONFIRM, "confirmed"))


@post("/annuler", status_code=303)
async def cancel(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    role: FromPath[UUID],
    change: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    return await _decide(request, sql, (house, role, change), Form(Pressed, data), (service.CANCEL, "cancelled"))


async def _decide(
    request: Req, sql: Connection, at: tuple[UUID, UUID, UUID], form: Form[Pressed], how: tuple[Act, str]
) -> Response[Any]:
    house, role, change = at
    act_of, word = how
    if not form:
        raise Invalid
    base = base_of(house)

    async def act() -> None:
        await service.do(sql, Once(form.value.key, f"{base}/{role}/{change}/{word}", base), act_of, change)

    async def again() -> Template:
        form.typed.clear()
        return await role_page(sql, house, role, form)

    return await once_or_again(request, form, act, f"{base}?suite={word}", again)


PLACE = "/equipe/{house:uuid}/roles/{role:uuid}/changements/{change:uuid}"
router = Router(PLACE, route_handlers=[confirm, cancel], guards=[as_staff])
