"""Oppose that a paper feeds the DMP: what it changes, the reason, the request."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents import presenter as papers
from backend.documents.opening import opened_paper
from backend.documents.schemas import OpenedRow
from backend.documents.views import FAMILIES
from backend.identity.guards import signed_in
from backend.kit import texts
from backend.kit.asking import as_uuid
from backend.kit.dates import day_words
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around
from backend.rights import queries, service, views
from backend.rights.clocks import OPPOSE_DMP
from backend.rights.errors import AlreadyAsked
from backend.rights.schemas import Opposition

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
Paper = Annotated[UUID, QueryParameter(name="papier")]
MISTAKEN = 422


@get("/")
async def before_opposing(request: Req, sql: NamedDependency[Connection], paper: Paper) -> Response[Any]:
    return await _oppose_page(request, sql, Form(Opposition), paper)


async def _oppose_page(request: Req, sql: Connection, form: Form[Opposition], paper: UUID) -> Response[Any]:
    """The question, or the request that asks it already."""
    ground = await queries.GROUND.one(sql, paper=paper, kind=OPPOSE_DMP)
    if ground and ground.alive:
        return Redirect(f"/demandes/{ground.alive}?suite=already", status_code=303)
    row = await opened_paper(sql, paper)
    shell, _ = await around.of_person(sql)
    return question(request, form, row, shell)


def question(
    request: Req, form: Form[Opposition], row: OpenedRow, shell: dict[str, Any], base: str = "", agrees: str = ""
) -> Template:
    """About which paper, what it changes and what it does not. `base`: of the pages of whom one acts for.

    `agrees`: for a child, one or each of those who hold authority.
    """
    view = views.Oppose(
        id=str(row.id),
        title=papers.words(papers.key_of(request.app.state.ring, row), row, "title"),
        day=day_words(row.written_on),
        family=FAMILIES[row.family],
        house=row.house,
        form=form,
        hidden=row.hidden,
        base=base,
        agrees=agrees,
    )
    status = MISTAKEN if form.errors else 200
    return Template("pages/rights/oppose.html", context={"view": view, **shell}, status_code=status)


@post("/", status_code=303)
async def oppose(request: Req, sql: NamedDependency[Connection], data: Data) -> Response[Any]:
    form = typed(data)
    try:
        if not form.errors:
            where = await service.oppose(sql, request.app.state.ring, form.value, first_words(form.value))
            return Redirect(f"{where}?suite=asked", status_code=303)
    except AlreadyAsked as why:
        await unit_of(request).start_over()
        return Redirect(f"/demandes/{why.alive}?suite=already", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    paper = as_uuid(form.typed["papier"])
    if paper is None:
        raise Invalid
    await unit_of(request).start_over()
    return await _oppose_page(request, sql, form, paper)


def typed(data: dict[str, Any]) -> Form[Opposition]:
    """Another reason is said in words."""
    form = Form(Opposition, data)
    if form and form.value.reason == "other" and not form.value.words:
        form.errors["mots"] = "missing"
    return form


def first_words(asked: Opposition) -> str:
    """The sentence of the picture, then her own words, readable without the picture."""
    if asked.reason == "other":
        return asked.words
    sentence = str(texts.t(f"reason.{asked.reason}.sentence"))
    return f"{sentence}\n{asked.words}" if asked.words else sentence


router = Router("/demandes/opposition", route_handlers=[before_opposing, oppose], guards=[signed_in])
