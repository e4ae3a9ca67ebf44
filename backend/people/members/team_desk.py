"""« Les équipes »: the teams of a house, made, named, closed."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people.members import queries, service
from backend.people.members import team_presenter as presenter
from backend.people.members.desk import Data, Req, once_or_again, shell_of
from backend.people.members.service import Once
from backend.people.members.service_desk import DONE, HERE, everything
from backend.people.members.team_presenter import base_of
from backend.people.members.typed import NamingTeam, Pressed


@post("/", status_code=303)
async def make(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    form, base = Form(NamingTeam, data), base_of(house)

    async def act() -> None:
        said = form.value
        told = (said.name, said.service, said.answers)
        await service.do(sql, Once(said.key, base, base), service.MAKE_TEAM, *told, new=uuid4())

    return await once_or_again(request, form, act, f"{base}?suite=made", lambda: everything(sql, house, form))


@get("/{team:uuid}")
async def one(
    sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _one(sql, house, team, Form(NamingTeam), suite if suite in DONE else "")


async def _one(sql: Connection, house: UUID, team: UUID, form: Form[Any], done: str = "") -> Template:
    shell, _ = await shell_of(sql, house)
    row = await queries.TEAMS.one(sql, house=house, team=team)
    if row is None:
        raise NotFound
    view = presenter.team(row, await queries.SERVICES.all(sql, house=house), house, form, done)
    return Template("pages/people/team.html", context={"view": view, **shell})


@post("/{team:uuid}", status_code=303)
async def change(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(NamingTeam, data), f"{base_of(house)}/{team}"

    async def act() -> None:
        said = form.value
        await service.do(
            sql, Once(said.key, url, url), service.CHANGE_TEAM, team, said.name, said.service, said.answers
        )

    return await once_or_again(request, form, act, f"{url}?suite=named", lambda: _one(sql, house, team, form))


@post("/{team:uuid}/fermer", status_code=303)
async def close(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID], data: Data
) -> Response[Any]:
    """Refused while it supports somebody: her messages would wait for nobody."""
    form, base = Form(Pressed, data), base_of(house)

    async def act() -> None:
        await service.do(sql, Once(form.value.key, f"{base}/{team}/fermer", base), service.CLOSE_TEAM, team)

    return await once_or_again(request, form, act, f"{base}?suite=closed", lambda: _one(sql, house, team, form))


router = Router("/equipe/{house:uuid}/equipes", route_handlers=[*HERE, make, one, change, close], guards=[as_staff])
