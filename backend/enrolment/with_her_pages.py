"""The page of « avec elle »."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.enrolment import presenter, typed, views
from backend.enrolment.at_desk import MISTAKEN, at_desk, of_desk
from backend.enrolment.correcting import HERE as CORRECTING
from backend.enrolment.rows import OnePerson
from backend.enrolment.schemas import WithHer
from backend.enrolment.with_her import enrol_with_her
from backend.kit.errors import NotFound
from backend.kit.forms import Form

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


@get("/inscriptions/{dossier:uuid}/avec-elle")
async def before(sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]) -> Template:
    return await _page(sql, house, await at_desk(sql, dossier), Form(WithHer))


async def _page(sql: Connection, house: UUID, row: OnePerson, form: Form[WithHer]) -> Template:
    if row.linked:
        raise NotFound
    shell, zone = await of_desk(sql, house)
    typed.today_in(form, "quand", zone)
    here = f"/equipe/{house}/inscriptions/{row.id}"
    view = views.WithHer(url=f"{here}/avec-elle", back_url=here, name=presenter.name_of(row), form=form)
    status = MISTAKEN if form.errors else 200
    return Template("pages/enrolment/with_her.html", context={"view": view, **shell}, status_code=status)


@post("/inscriptions/{dossier:uuid}/avec-elle", status_code=303)
async def enrol(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    row, form = await at_desk(sql, dossier), typed.with_her(data)
    if form.errors:
        return await _page(sql, house, row, form)
    await enrol_with_her(sql, request.app.state.ring, house, row, form.value, typed.day(form.value.told_on))
    return Redirect(f"/equipe/{house}/inscriptions/{dossier}?suite=avec-elle", status_code=303)


HERE = (before, enrol, *CORRECTING)
