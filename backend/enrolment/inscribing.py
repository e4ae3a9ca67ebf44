"""Inscribe somebody by hand: who she is, then where she lives. Nothing is kept before the second screen is sent."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.enrolment import inscribing_presenter, inscribing_views, queries, service, typed
from backend.enrolment.at_desk import MISTAKEN, of_desk
from backend.enrolment.errors import MatriculeKnown
from backend.enrolment.rules import birthdate_of
from backend.enrolment.schemas import Who
from backend.kit.forms import Form

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


def place_of(house: UUID) -> str:
    return f"/equipe/{house}/inscriptions"


@get("/inscrire")
async def who(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    return await _who(sql, house, Form(Who))


async def _who(sql: Connection, house: UUID, form: Form[Any]) -> Template:
    shell, _ = await of_desk(sql, house)
    view = inscribing_views.Inscribe(url=f"/equipe/{house}/inscrire/ou", back_url=place_of(house), form=form)
    status = MISTAKEN if form.errors else 200
    return Template("pages/enrolment/who.html", context={"view": view, **shell}, status_code=status)


@post("/inscrire/ou", status_code=200)
async def where(sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Template:
    """The second screen, and who resembles her here."""
    form = typed.who(data)
    if form.errors:
        return await _who(sql, house, form)
    return await _where(sql, house, form, typed.today(form), {})


async def _where(sql: Connection, house: UUID, form: Form[Any], filled: Form[Any], ticked: dict[str, Any]) -> Template:
    shell, zone = await of_desk(sql, house)
    rows = await queries.ALIKE.all(sql, birthdate=birthdate_of(form.typed["ne_le"]))
    teams = await queries.TEAMS.all(sql)
    view = inscribing_views.Where(
        url=f"/equipe/{house}/inscrire",
        back_url=place_of(house),
        name=f"{form.typed['prenom'] or form.typed['prenoms']} {form.typed['usage'] or form.typed['naissance']}",
        form=typed.today_in(filled, "depuis", zone),
        hidden=inscribing_presenter.hidden(form, *inscribing_presenter.WHO),
        teams=tuple(_choice(team.name, typed.team_box(team.id), ticked) for team in teams),
        alike=inscribing_presenter.alike(rows, form.typed["naissance"], place_of(house)),
    )
    status = MISTAKEN if filled.errors else 200
    return Template("pages/enrolment/where.html", context={"view": view, **shell}, status_code=status)


def _choice(name: str, box: str, ticked: dict[str, Any]) -> inscribing_views.Choice:
    return inscribing_views.Choice(box, name, box in ticked)


@post("/inscrire", status_code=303)
async def inscribe(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], data: Data) -> Response[Any]:
    await of_desk(sql, house)
    form, teams = typed.newcomer(data), typed.teams(data)
    if wrong := set(form.errors) & set(inscribing_presenter.WHO):
        again = typed.who(data)
        return await _who(sql, house, again if wrong & set(again.errors) else form)
    try:
        if not form.errors:
            state = request.app.state
            opening = typed.opening(form.value, teams, production=state.settings.production)
            there = await service.enrol(sql, state.ring, house, opening, form.value.key)
            return Redirect(f"{there}?suite=ouvert", status_code=303)
    except MatriculeKnown:
        form.errors["matricule"] = "known"
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    return await _where(sql, house, form, form, data)


HERE = (who, where, inscribe)
