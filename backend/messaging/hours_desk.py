"""« Les heures »: when a team answers, and who of it is on duty these days."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.messaging import hours_presenter, team_hours
from backend.messaging.errors import NotFree
from backend.messaging.hours_views import Mistake, Teams
from backend.messaging.team_hours import TEAM, TEAMS, NewDuty, OneTeamRow
from backend.people import around
from backend.people.members.days import typed_hour

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
DUTY, PLACE = "hours", "horaires"
DONE = ("hours", "given", "ended")
WRONG = 422


class Pressed(msgspec.Struct, frozen=True):
    key: UUID


class Giving(msgspec.Struct, frozen=True):
    """Who, on which day, from when to when; until the next day when the second hour is not after the first."""

    key: UUID
    qui: UUID
    jour: date
    de: Annotated[str, msgspec.Meta(max_length=10)]
    a: Annotated[str, msgspec.Meta(max_length=10)]


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/{PLACE}"


async def shell_of(sql: Connection, house: UUID) -> dict[str, Any]:
    """Raises NotFound for a role without the duty."""
    shell, _ = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    return shell


async def team_of(sql: Connection, team: UUID) -> OneTeamRow:
    """Raises NotFound for one that is not hers."""
    row = await TEAM.one(sql, id=team)
    if row is None:
        raise NotFound
    return row


@get("/")
async def index(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    shell, base = await shell_of(sql, house), base_of(house)
    view = Teams(tuple(hours_presenter.link(row, base) for row in await TEAMS.all(sql)))
    return Template("pages/messaging/hours_teams.html", context={"view": view, **shell})


@get("/{team:uuid}")
async def one(
    sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(sql, house, team, Form(Giving), done=suite if suite in DONE else "")


async def _page(sql: Connection, house: UUID, team: UUID, form: Form[Giving], done: str = "") -> Template:
    shell, row = await shell_of(sql, house), await team_of(sql, team)
    mistakes = tuple(Mistake(name, str(texts.t(f"error.duty.{name}.{code}"))) for name, code in form.errors.items())
    view = hours_presenter.team(row, base_of(house), form, mistakes, done)
    status = WRONG if mistakes else 200
    return Template("pages/messaging/hours_team.html", context={"view": view, **shell}, status_code=status)


@post("/{team:uuid}/qui", status_code=303)
async def give(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(Giving, data), f"{base_of(house)}/{team}"
    await shell_of(sql, house)
    duty = _duty(form, (await team_of(sql, team)).zone)
    try:
        if duty:
            await team_hours.give_duty(sql, team, form.value.key, duty, url)
            return Redirect(f"{url}?suite=given", status_code=303)
    except NotFree:
        form.errors["de"] = "taken"
    except OtherBody:
        form.errors["qui"] = "again"
    await unit_of(request).start_over()
    return await _page(sql, house, team, form)


def _duty(form: Form[Giving], zone: str) -> NewDuty | None:
    """None with the mistakes in the form."""
    for side in ("de", "a"):
        if side not in form.errors and typed_hour(form.typed[side]) is None:
            form.errors[side] = "invalid"
    if form.errors:
        return None
    opens, closes = typed_hour(form.value.de), typed_hour(form.value.a)
    if opens is None or closes is None:
        return None
    day, place = form.value.jour, ZoneInfo(zone)
    last = day + timedelta(days=closes <= opens)
    return NewDuty(form.value.qui, datetime.combine(day, opens, place), datetime.combine(last, closes, place))


@post("/{team:uuid}/qui/{duty:uuid}/retirer", status_code=303)
async def end(
    sql: NamedDependency[Connection], house: FromPath[UUID], team: FromPath[UUID], duty: FromPath[UUID], data: Data
) -> Redirect:
    form, url = Form(Pressed, data), f"{base_of(house)}/{team}"
    if not form:
        raise Invalid
    await team_hours.end_duty(sql, duty, form.value.key, url)
    return Redirect(f"{url}?suite=ended", status_code=303)


router = Router("/equipe/{house:uuid}/" + PLACE, route_handlers=[index, one, give, end], guards=[as_staff])
