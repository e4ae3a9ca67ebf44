"""Who acts for an organisation: entered by one, checked by another, ended at once."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.identity.proving.guards import after_proof
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people.members.desk import Data, Req, once_or_again
from backend.people.members.guards import only_if
from backend.people.members.service import Once
from backend.people.members.typed import Pressed
from backend.protection import service
from backend.protection.office_desk import HERE, PLACE, base_of, one_page
from backend.protection.schemas import Saying

of_member = only_if("select exists (select from office_members($2) m where m.id = $1)", "agent", "office")
of_office = only_if("select exists (select from offices_here() o where o.id = $1)", "office")


@post("/{office:uuid}", status_code=303, guards=[of_office, after_proof("office_member")])
async def add(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], office: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(Saying, data), f"{base_of(house)}/{office}"

    async def act() -> None:
        await service.add_member(sql, Once(form.value.key, url, url), office, form.value.code)

    return await once_or_again(request, form, act, f"{url}?suite=entered", lambda: one_page(sql, house, office, form))


async def _done(
    request: Req, sql: Connection, house: UUID, office: UUID, member: UUID, data: Any, what: str
) -> Response[Any]:
    form, url = Form(Pressed, data), f"{base_of(house)}/{office}"
    if not form:
        raise Invalid
    verb = service.check_member if what == "checked" else service.end_member

    async def act() -> None:
        await verb(sql, Once(form.value.key, f"{url}/{member}/{what}", url), member)

    return await once_or_again(request, form, act, f"{url}?suite={what}", lambda: one_page(sql, house, office, form))


@post("/{office:uuid}/{agent:uuid}/verifier", status_code=303, guards=[of_member, after_proof("office_check")])
async def check(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    office: FromPath[UUID],
    agent: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    return await _done(request, sql, house, office, agent, data, "checked")


@post("/{office:uuid}/{agent:uuid}/fin", status_code=303, guards=[of_member], opt={"at_any_pace": True})
async def end(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    office: FromPath[UUID],
    agent: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    return await _done(request, sql, house, office, agent, data, "ended")


router = Router(PLACE, route_handlers=[*HERE, add, check, end], guards=[as_staff])
