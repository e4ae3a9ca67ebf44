"""One who works in a house: her name and teams, her role, until when."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.proving.guards import after_proof
from backend.kit.clock import now
from backend.kit.dates import local
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people.members import days, presenter, queries, service
from backend.people.members.desk import TEAM, Data, Req, once_or_again, shell_of, ticked_ids
from backend.people.members.guards import decides_of_member, proof_of_more_teams
from backend.people.members.presenter import base_of
from backend.people.members.service import Once
from backend.people.members.typed import Changing, Ending, NewRole

DONE = ("changed", "role", "until", "forever")


@get("/{member:uuid}")
async def one(
    sql: NamedDependency[Connection], house: FromPath[UUID], member: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _one(sql, house, member, Form(Changing), suite if suite in DONE else "")


async def _one(sql: Connection, house: UUID, member: UUID, form: Form[Any], done: str = "") -> Template:
    shell, zone = await shell_of(sql, house)
    row = await queries.MEMBER.one(sql, id=member, house=house)
    if row is None:
        raise NotFound
    choices = await queries.CHOICES.all(sql, house=house)
    view = presenter.member(row, choices, zone, base_of(house), form, done)
    return Template("pages/people/member.html", context={"view": view, **shell})


@post("/{member:uuid}/changer", status_code=303, guards=[decides_of_member, proof_of_more_teams])
async def change(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], member: FromPath[UUID], data: Data
) -> Response[Any]:
    """What people call her, and her teams."""
    form, url = Form(Changing, data), f"{base_of(house)}/{member}"
    if (teams := ticked_ids(form, TEAM)) is None:
        form.errors["form"] = "again"

    async def act() -> None:
        await service.do(sql, Once(form.value.key, url, url), service.CHANGE, member, form.value.shown, teams)

    again = f"{url}?suite=changed"
    return await once_or_again(request, form, act, again, lambda: _one(sql, house, member, form))


@post("/{member:uuid}/role", status_code=303, guards=[decides_of_member, after_proof("member")])
async def give_role(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], member: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(NewRole, data), f"{base_of(house)}/{member}"

    async def act() -> None:
        await service.do(sql, Once(form.value.key, f"{url}/role", url), service.GIVE_ROLE, member, form.value.role)

    return await once_or_again(request, form, act, f"{url}?suite=role", lambda: _one(sql, house, member, form))


@post("/{member:uuid}/fin", status_code=303, opt={"at_any_pace": True})
async def end(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], member: FromPath[UUID], data: Data
) -> Response[Any]:
    """At once, or after her last day; a day that was said before is said anew, or no more."""
    form, base = Form(Ending, data), base_of(house)
    _, zone = await shell_of(sql, house)
    last = days.typed_day(form.typed["fin"])
    if not form.typed["maintenant"]:
        if form.typed["fin"].strip() and last is None:
            form.errors["fin"] = "invalid"
        elif last and last < local(now(), zone).date():
            form.errors["fin"] = "before"

    async def act() -> None:
        ends = days.ends(last, zone) if last else None
        at = Once(form.value.key, f"{base}/{member}/fin", base)
        await service.do(sql, at, service.END, member, form.value.now, ends)

    after = (
        f"{base}?suite=ended" if form.typed["maintenant"] else f"{base}/{member}?suite={'until' if last else 'forever'}"
    )
    return await once_or_again(request, form, act, after, lambda: _one(sql, house, member, form))


HERE = [one, change, give_role, end]
