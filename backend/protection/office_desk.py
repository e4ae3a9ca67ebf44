"""Organisations that hold measures for people of the house, and who acts for them."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.members.desk import Data, Req, once_or_again
from backend.people.members.guards import only_if
from backend.people.members.service import Once
from backend.protection import office_views, queries, service
from backend.protection.schemas import MemberRow, NamingOffice, OfficeRow, Saying
from backend.protection.words import mistakes

ENROLS = "'enrolment' = any (my_duties())"
enrols = only_if(f"select {ENROLS}")


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/organismes"


@get("/")
async def offices(sql: NamedDependency[Connection], house: FromPath[UUID], suite: FromQuery[str] = "") -> Template:
    return await _offices(sql, house, Form(NamingOffice), "made" if suite == "made" else "")


def _mistake(field: str, code: str) -> str:
    return texts.t(f"error.office.{field}.{code}")


async def _offices(sql: Connection, house: UUID, form: Form[Any], done: str = "") -> Template:
    shell, _ = await around.of_desk(sql, house, "personnes")
    if "enrolment" not in shell["desk"].duties:
        raise NotFound
    url, rows = base_of(house), await queries.OFFICES.all(sql)
    view = office_views.Offices(
        url=url,
        back_url=f"/equipe/{house}/personnes",
        rows=tuple(office_views.OfficeLine(row.name, _counts(row), f"{url}/{row.id}") for row in rows),
        form=form,
        mistakes=mistakes(form, _mistake, "nom"),
        done=done,
    )
    return Template("pages/protection/offices.html", context={"view": view, **shell})


def _counts(row: OfficeRow) -> str:
    return f"{texts.tn('offices.people', row.members)} {texts.tn('offices.measures', row.measures)}"


@post("/", status_code=303, guards=[enrols])
async def make(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    form, url = Form(NamingOffice, data), base_of(house)

    async def act() -> None:
        await service.make_office(sql, Once(form.value.key, url, url), form.value.name)

    return await once_or_again(request, form, act, f"{url}?suite=made", lambda: _offices(sql, house, form))


@get("/{office:uuid}")
async def one(
    sql: NamedDependency[Connection], house: FromPath[UUID], office: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await one_page(sql, house, office, Form(Saying), suite if suite in ("entered", "checked", "ended") else "")


async def one_page(sql: Connection, house: UUID, office: UUID, form: Form[Any], done: str = "") -> Template:
    row = next((row for row in await queries.OFFICES.all(sql) if row.id == office), None)
    if row is None:
        raise NotFound
    shell, _ = await around.of_desk(sql, house, "personnes")
    url = f"{base_of(house)}/{office}"
    view = office_views.Office(
        name=row.name,
        counts=_counts(row),
        url=url,
        back_url=base_of(house),
        members=tuple(_member(each, url) for each in await queries.MEMBERS.all(sql, office=office)),
        form=form,
        mistakes=mistakes(form, _mistake, "code"),
        done=done,
    )
    return Template("pages/protection/office.html", context={"view": view, **shell})


def _member(row: MemberRow, url: str) -> office_views.OfficeMember:
    state = "now" if row.checked else "wait"
    return office_views.OfficeMember(row.name, state, f"{url}/{row.id}", checks=not row.checked and not row.mine)


PLACE = "/equipe/{house:uuid}/organismes"
HERE = (offices, make, one)
