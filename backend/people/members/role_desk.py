"""« Les rôles »: what each may do, and a change shown before it is proposed."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people.members import queries, rules, service
from backend.people.members import role_presenter as presenter
from backend.people.members.desk import WRONG, Data, Req, once_or_again, shell_of
from backend.people.members.role_making import families, make, roles
from backend.people.members.role_presenter import base_of
from backend.people.members.schemas import RoleRow
from backend.people.members.service import Once
from backend.people.members.typed import Pressed


async def _role(sql: Connection, house: UUID, role: UUID) -> RoleRow:
    """Raises NotFound for one of another house."""
    row = await queries.ROLES.one(sql, house=house, role=role)
    if row is None:
        raise NotFound
    return row


@get("/{role:uuid}")
async def one(
    sql: NamedDependency[Connection], house: FromPath[UUID], role: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await role_page(sql, house, role, Form(Pressed), "proposed" if suite == "proposed" else "")


async def role_page(sql: Connection, house: UUID, role: UUID, form: Form[Pressed], done: str = "") -> Template:
    shell, zone = await shell_of(sql, house)
    row, papers = await _role(sql, house, role), await families(sql)
    change = await queries.CHANGE.one(sql, house=house, role=role) if row.change else None
    view = presenter.role(row, change, papers, house, zone, form, done)
    return Template("pages/people/role.html", context={"view": view, **shell})


@post("/{role:uuid}/apercu", status_code=200)
async def preview(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], role: FromPath[UUID], data: Data
) -> Template:
    """What would become otherwise; nothing is written."""
    form = Form(Pressed, data)
    shell, _ = await shell_of(sql, house)
    row, papers = await _role(sql, house, role), await families(sql)
    parts = rules.parts(presenter.holding(row), presenter.asked(form, papers))
    if not parts:
        form.errors["form"] = "nothing"
        page = await role_page(sql, house, role, form)
        page.status_code = WRONG
        return page
    view = presenter.preview(row, parts, papers, house, form)
    return Template("pages/people/role_preview.html", context={"view": view, **shell})


@post("/{role:uuid}/proposer", status_code=303)
async def propose(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], role: FromPath[UUID], data: Data
) -> Response[Any]:
    """It waits for a second person, seven days."""
    form, url = Form(Pressed, data), f"{base_of(house)}/{role}"
    if not form:
        raise Invalid
    await shell_of(sql, house)
    row, papers = await _role(sql, house, role), await families(sql)
    parts = rules.parts(presenter.holding(row), presenter.asked(form, papers))

    async def act() -> None:
        await service.propose(sql, Once(form.value.key, f"{url}/proposer", url), role, parts)

    return await once_or_again(request, form, act, f"{url}?suite=proposed", lambda: role_page(sql, house, role, form))


HERE = [roles, make, one, preview, propose]
router = Router("/equipe/{house:uuid}/roles", route_handlers=HERE, guards=[as_staff])
