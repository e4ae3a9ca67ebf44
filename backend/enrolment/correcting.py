"""Correct who somebody is: what is typed is shown beside what was there, and only then kept."""

from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.enrolment import inscribing_presenter, inscribing_views, presenter, service, typed
from backend.enrolment.at_desk import MISTAKEN, at_desk, of_desk
from backend.enrolment.rows import OnePerson
from backend.enrolment.schemas import Who
from backend.kit.forms import Filled, Form, Told

Data = URLEncodedBody[dict[str, Any]]


class AsItIs:
    """The dossier, as the form would have it typed."""

    def __init__(self, row: OnePerson) -> None:
        self.typed, self.errors = Told(inscribing_presenter.typed_of(row)), Told()


@get("/inscriptions/{dossier:uuid}/identite")
async def identity(sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]) -> Template:
    row = await at_desk(sql, dossier)
    return await _form(sql, house, row, AsItIs(row))


async def _form(sql: Connection, house: UUID, row: OnePerson, form: Filled) -> Template:
    shell, _ = await of_desk(sql, house)
    here = f"/equipe/{house}/inscriptions/{row.id}"
    view = inscribing_views.Inscribe(url=f"{here}/identite", back_url=here, form=form, name=presenter.name_of(row))
    status = MISTAKEN if form.errors else 200
    return Template("pages/enrolment/who.html", context={"view": view, **shell}, status_code=status)


@post("/inscriptions/{dossier:uuid}/identite", status_code=303)
async def correct(
    sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    row, form = await at_desk(sql, dossier), typed.who(data)
    if form.errors:
        return await _form(sql, house, row, form)
    here, changes = f"/equipe/{house}/inscriptions/{dossier}", inscribing_presenter.changes(row, form)
    if not changes:
        return Redirect(here, status_code=303)
    if not form.typed["sur"]:
        return await _compared(sql, house, row, form, changes)
    said = form.value
    await service.correct(sql, dossier, typed.traits(said), said.used_name, said.used_given_name)
    return Redirect(f"{here}?suite=corrige", status_code=303)


async def _compared(
    sql: Connection, house: UUID, row: OnePerson, form: Form[Who], changes: tuple[inscribing_views.Change, ...]
) -> Template:
    shell, _ = await of_desk(sql, house)
    here = f"/equipe/{house}/inscriptions/{row.id}"
    view = inscribing_views.Correction(
        url=f"{here}/identite",
        back_url=f"{here}/identite",
        name=presenter.name_of(row),
        changes=changes,
        hidden=inscribing_presenter.hidden(form, *inscribing_presenter.WHO),
    )
    return Template("pages/enrolment/compared.html", context={"view": view, **shell}, status_code=200)


HERE = (identity, correct)
