"""« Mesures de protection »: what a judge or the law decided for somebody, as the house enters it."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from backend.db.compiled import Connection
from backend.identity.guards import as_staff
from backend.identity.proving.guards import after_proof
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.leaving.service import PERSON
from backend.people.members.days import typed_day
from backend.people.members.desk import Data, Req, once_or_again
from backend.people.members.guards import enrols
from backend.people.members.service import Once
from backend.people.members.typed import Pressed
from backend.protection import presenter, queries, service, typed, views
from backend.protection.ban_desk import BAN
from backend.protection.minor_desk import MINOR
from backend.protection.schemas import Entering, Stopping
from backend.protection.words import base_of, decides_of_measure, mistakes, proof_of_lifting

DONE = ("entered", "checked", "stopped", "forbidden")


@get("/")
async def measures(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(sql, house, dossier, Form(Entering), suite if suite in DONE else "")


def _mistake(field: str, code: str) -> str:
    return texts.t(f"error.protection.{field}.{code}")


async def _page(sql: Connection, house: UUID, dossier: UUID, form: Form[Any], done: str = "") -> Template:
    """Raises NotFound for a role that enrols nobody here."""
    row = await PERSON.one(sql, dossier=dossier, house=house)
    if row is None:
        raise NotFound
    shell, zone = await around.of_desk(sql, house, "personnes")
    rows, url = await queries.HERE.all(sql, dossier=dossier), base_of(house, dossier)
    view = views.Desk(
        name=f"{row.given_name} {row.family_name}",
        url=url,
        back_url=f"/equipe/{house}/personnes",
        offices_url=f"/equipe/{house}/organismes",
        minor_url=f"{url}/enfant" if presenter.is_minor(row.birthdate, rows, row.zone, now()) else "",
        measures=tuple(presenter.line(one, url, presenter.proofs_of(house), zone, now()) for one in rows),
        kinds=presenter.kinds(),
        offices=presenter.offices(await queries.OFFICES.all(sql)),
        evidence=presenter.evidence(),
        ends=presenter.ends(),
        form=form,
        mistakes=mistakes(form, _mistake, "mesure"),
        done=done,
    )
    return Template("pages/protection/desk.html", context={"view": view, **shell})


@post("/", status_code=303, guards=[enrols, after_proof("measure")])
async def enter(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    form, url = Form(Entering, data), base_of(house, dossier)
    what = typed.entered(form, dossier)

    async def act() -> None:
        if what is None:
            raise Invalid
        await service.enter(sql, Once(form.value.key, url, url), house, what)

    return await once_or_again(request, form, act, f"{url}?suite=entered", lambda: _page(sql, house, dossier, form))


@post("/{measure:uuid}/verifier", status_code=303, guards=[decides_of_measure, after_proof("measure_check")])
async def check(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    measure: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    form, url = Form(Pressed, data), base_of(house, dossier)
    if not form:
        raise Invalid

    async def act() -> None:
        await service.check(sql, Once(form.value.key, f"{url}/{measure}/verifier", url), house, measure)

    return await once_or_again(request, form, act, f"{url}?suite=checked", lambda: _page(sql, house, dossier, form))


@post("/{measure:uuid}/fin", status_code=303, guards=[decides_of_measure, proof_of_lifting], opt={"at_any_pace": True})
async def stop(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    measure: FromPath[UUID],
    data: Data,
) -> Response[Any]:
    form, url = Form(Stopping, data), base_of(house, dossier)
    day = typed_day(form.typed["jour"])
    if day is None and form.typed["jour"].strip():
        form.errors["jour"] = "invalid"

    async def act() -> None:
        await service.stop(sql, Once(form.value.key, f"{url}/{measure}/fin", url), measure, form.value, day)

    return await once_or_again(request, form, act, f"{url}?suite=stopped", lambda: _page(sql, house, dossier, form))


PLACE = "/equipe/{house:uuid}/personnes/{dossier:uuid}/protection"
router = Router(PLACE, route_handlers=[measures, enter, check, stop, *MINOR, *BAN], guards=[as_staff])
