"""« Qui travaille ici »: the list, and somebody new."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.identity.proving.guards import after_proof
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.forms import Form
from backend.people.members import days, presenter, queries, service, views
from backend.people.members.desk import PLACE, TEAM, Data, Req, once_or_again, shell_of, ticked_ids
from backend.people.members.guards import decides
from backend.people.members.member_desk import HERE
from backend.people.members.presenter import base_of
from backend.people.members.service import Once
from backend.people.members.typed import Adding
from backend.people.national import WrongNumber, national_id

PAGE = 20
FIRST_ID = UUID(int=0)
After = Annotated[UUID, QueryParameter(name="apres")]


@get("/")
async def members(
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    after: After = FIRST_ID,
    suite: FromQuery[str] = "",
) -> Template:
    shell, zone = await shell_of(sql, house)
    rows, base = await queries.MEMBERS.all(sql, house=house, after=after), base_of(house)
    view = views.Members(
        house=shell["house"],
        rows=tuple(presenter.line(row, zone, base) for row in rows),
        base=f"/equipe/{house}",
        next_url=f"{base}?apres={rows[-1].id}" if len(rows) == PAGE else "",
        done=suite if suite in ("added", "ended") else "",
    )
    return Template("pages/people/members.html", context={"view": view, **shell})


@get("/nouveau")
async def new(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    return await _new(sql, house, Form(Adding))


async def _new(sql: Connection, house: UUID, form: Form[Adding]) -> Template:
    shell, _ = await shell_of(sql, house)
    view = presenter.new(await queries.CHOICES.all(sql, house=house), base_of(house), form)
    return Template("pages/people/member_new.html", context={"view": view, **shell})


@post("/nouveau", status_code=303, guards=[decides, after_proof("member")])
async def add(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    """She works there from the day that was said, in these teams: once her number is hers, she may sign in."""
    form, base = Form(Adding, data), base_of(house)
    _, zone = await shell_of(sql, house)
    teams, (since, until) = ticked_ids(form, TEAM), _when(form, zone)
    if teams is None:
        form.errors["form"] = "again"
    number = _number(form)

    async def act() -> None:
        said = form.value
        told = (number, said.given, said.family, said.shown, said.role, teams, since, until)
        await service.do(sql, Once(said.key, base, base), service.ADD, *told, new=uuid4())

    return await once_or_again(request, form, act, f"{base}?suite=added", lambda: _new(sql, house, form))


def _number(form: Form[Adding]) -> str:
    """Her national number, from what was typed; a wrong one is a mistake of the form."""
    try:
        return national_id(form.typed["numero"])
    except WrongNumber:
        form.errors["numero"] = "invalid"
        return ""


def _when(form: Form[Adding], zone: str) -> tuple[datetime | None, datetime | None]:
    """From when to when; None is now, and without an end. With the mistakes in the form."""
    first, last = (days.typed_day(form.typed[name]) for name in ("debut", "fin"))
    for name, day in (("debut", first), ("fin", last)):
        if form.typed[name].strip() and day is None:
            form.errors[name] = "invalid"
    today = local(now(), zone).date()
    if last and last < today:
        form.errors["fin"] = "before"
    elif last and first and last < first:
        form.errors["fin"] = "too_early"
    since = days.begins(first, zone) if first and first > today else None
    return since, days.ends(last, zone) if last else None


router = Router("/equipe/{house:uuid}/" + PLACE, route_handlers=[members, new, add, *HERE], guards=[as_staff])
