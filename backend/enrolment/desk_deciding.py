"""« Est-ce bien elle ? »: both sides beside one another, yes or no."""

from typing import Any
from uuid import UUID

from litestar import Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.enrolment import deciding, presenter, queries
from backend.enrolment.at_desk import at_desk, of_desk
from backend.enrolment.schemas import Decided
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]


@get("/inscriptions/{dossier:uuid}/est-ce-elle")
async def is_it_she(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]
) -> Template:
    row, claim = await at_desk(sql, dossier), await queries.CLAIM.one(sql, dossier=dossier)
    if claim is None:
        raise NotFound
    shell, zone = await of_desk(sql, house)
    theirs = deciding.told(request.app.state.ring, claim)
    view = presenter.is_it_she(row, claim, deciding.traits(row), theirs, f"/equipe/{house}/inscriptions", zone)
    return Template("pages/enrolment/is_it_she.html", context={"view": view, **shell})


@post("/inscriptions/{dossier:uuid}/est-ce-elle", status_code=303)
async def decide(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Redirect:
    row, form = await at_desk(sql, dossier), Form(Decided, data)
    if not form:
        raise Invalid
    await deciding.decide(sql, request.app.state.ring, row, form.value)
    return Redirect(f"/equipe/{house}/inscriptions/{dossier}?suite={form.value.answer}", status_code=303)


HERE = (is_it_she, decide)
