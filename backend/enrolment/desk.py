"""Who is not enrolled yet, and why; one person of them. For whoever has the duty in the house, and nobody else."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.enrolment import (
    desk_deciding,
    inscribing,
    matricules,
    presenter,
    printing,
    queries,
    service,
    supporting,
    typed,
    with_her_pages,
)
from backend.enrolment.at_desk import MISTAKEN, at_desk, of_desk
from backend.enrolment.rows import OnePerson
from backend.enrolment.schemas import Pressed
from backend.identity.guards import as_staff
from backend.kit.errors import Invalid
from backend.kit.forms import Filled, Form, Told
from backend.kit.keyring import KeyRing

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
NOTICES = ("ouvert", "corrige", "note", "avec-elle", "oui", "non", "equipes")


class Typed:
    """What a form had been filled with, without any mistake."""

    def __init__(self, typed: dict[str, str]) -> None:
        self.typed, self.errors = Told(typed), Told()


@get("/inscriptions")
async def waiting(
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    etat: Annotated[str, QueryParameter(name="etat")] = "",
    apres: FromQuery[UUID | None] = None,
) -> Template:
    shell, zone = await of_desk(sql, house)
    state = etat if etat in (*queries.STATES, "due") else ""
    rows = await queries.WAITING.all(sql, state=state, after=apres)
    view = presenter.waiting(rows, f"/equipe/{house}/inscriptions", state, zone)
    return Template("pages/enrolment/waiting.html", context={"view": view, **shell})


@get("/inscriptions/{dossier:uuid}")
async def one(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    suite: FromQuery[str] = "",
) -> Template:
    row = await at_desk(sql, dossier)
    return await _page(sql, request.app.state.ring, house, row, Typed(presenter.followed(row)), suite)


async def _page(
    sql: Connection, ring: KeyRing, house: UUID, row: OnePerson, form: Filled, notice: str = ""
) -> Template:
    shell, zone = await of_desk(sql, house)
    place, number = f"/equipe/{house}/inscriptions", matricules.matricule(ring, house, row)
    view = presenter.one_person(row, place, zone, number, form, notice if notice in NOTICES else "")
    return Template(
        "pages/enrolment/one.html", context={"view": view, **shell}, status_code=MISTAKEN if form.errors else 200
    )


@post("/inscriptions/{dossier:uuid}/suivi", status_code=303)
async def follow(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    row, form = await at_desk(sql, dossier), typed.followed(data)
    if form.errors:
        return await _page(sql, request.app.state.ring, house, row, form)
    ask_on = form.value.ask_on
    await service.follow(sql, dossier, form.value.wish, typed.day(ask_on) if ask_on else None)
    return Redirect(f"/equipe/{house}/inscriptions/{dossier}?suite=note", status_code=303)


@post("/inscriptions/{dossier:uuid}/matricule", status_code=200)
async def matricule(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Template:
    """In full, once, on this answer alone: it is in no address, and no browser keeps it."""
    row = await at_desk(sql, dossier)
    if not Form(Pressed, data):
        raise Invalid
    number = await matricules.show_matricule(sql, request.app.state.ring, house, row)
    shell, _ = await of_desk(sql, house)
    view = presenter.in_full(row, f"/equipe/{house}/inscriptions/{dossier}", number)
    return Template(
        "pages/enrolment/matricule.html", context={"view": view, **shell}, headers={"Cache-Control": "no-store"}
    )


MORE = (inscribing, printing, desk_deciding, with_her_pages, supporting)
HERE = [waiting, one, follow, matricule, *(handler for pages in MORE for handler in pages.HERE)]
router = Router("/equipe/{house:uuid}", route_handlers=HERE, guards=[as_staff])
