"""The services of a house, on the page of its teams: made, named, closed."""

from typing import Any
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.kit.forms import Form
from backend.people.members import queries, service
from backend.people.members import team_presenter as presenter
from backend.people.members.desk import Data, Req, once_or_again, shell_of
from backend.people.members.service import Once
from backend.people.members.team_presenter import base_of
from backend.people.members.typed import NamingService, NamingTeam, Pressed

DONE = ("made", "named", "closed", "service")


@get("/")
async def teams(sql: NamedDependency[Connection], house: FromPath[UUID], suite: FromQuery[str] = "") -> Template:
    return await everything(sql, house, Form(NamingTeam), suite if suite in DONE else "")


async def everything(sql: Connection, house: UUID, form: Form[Any], done: str = "") -> Template:
    shell, _ = await shell_of(sql, house)
    services = await queries.SERVICES.all(sql, house=house)
    rows = await queries.TEAMS.all(sql, house=house, team=None)
    view = presenter.teams(services, rows, house, form, done)
    return Template("pages/people/teams.html", context={"view": view, **shell})


@post("/services", status_code=303)
async def make_service(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data
) -> Response[Any]:
    form, base = Form(NamingService, _of_service(data)), base_of(house)

    async def act() -> None:
        at = Once(form.value.key, f"{base}/services", base)
        await service.do(sql, at, service.MAKE_SERVICE, form.value.name, new=uuid4())

    return await once_or_again(request, form, act, f"{base}?suite=service", lambda: everything(sql, house, _told(form)))


def _of_service(data: dict[str, Any]) -> dict[str, Any]:
    """On a page where a team may be named too, the field of a service has another name."""
    return {"nom": data.get("nom-service", ""), "key": data.get("key", "")}


def _told(form: Form[NamingService]) -> Form[NamingService]:
    form.typed["nom-service"] = form.typed.pop("nom")
    form.errors = type(form.errors)({f"{name}-service": code for name, code in form.errors.items()})
    return form


@post("/services/{service_id:uuid}", status_code=303)
async def name_service(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], service_id: FromPath[UUID], data: Data
) -> Response[Any]:
    form, base = Form(NamingService, _of_service(data)), base_of(house)

    async def act() -> None:
        at = Once(form.value.key, f"{base}/services/{service_id}", base)
        await service.do(sql, at, service.RENAME_SERVICE, service_id, form.value.name)

    return await once_or_again(request, form, act, f"{base}?suite=named", lambda: everything(sql, house, _told(form)))


@post("/services/{service_id:uuid}/fermer", status_code=303)
async def close_service(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], service_id: FromPath[UUID], data: Data
) -> Response[Any]:
    form, base = Form(Pressed, data), base_of(house)

    async def act() -> None:
        at = Once(form.value.key, f"{base}/services/{service_id}/fermer", base)
        await service.do(sql, at, service.CLOSE_SERVICE, service_id)

    return await once_or_again(request, form, act, f"{base}?suite=closed", lambda: everything(sql, house, form))


HERE = [teams, make_service, name_service, close_service]
