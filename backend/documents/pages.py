"""My papers: the list, one paper, its original, hide it, show it again."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.documents import presenter, queries, service, views
from backend.documents.schemas import OpenedRow
from backend.identity.guards import signed_in
from backend.kit import texts
from backend.kit.asking import as_uuid
from backend.kit.dates import day_words
from backend.kit.errors import Invalid, NotFound
from backend.people import around

Req = Request[Any, Any, State]
LAST_DAY, FIRST_ID = date.max, UUID(int=0)
Before = Annotated[date, QueryParameter(name="avant")]
After = Annotated[UUID, QueryParameter(name="apres")]


@get("/")
async def index(
    request: Req, sql: NamedDependency[Connection], before: Before = LAST_DAY, after: After = FIRST_ID
) -> Template:
    rows = await queries.NEWEST.all(sql, before=before, after=after)
    shell, _ = await around.of_person(sql)
    view = presenter.papers(request.app.state.ring, rows, "/papiers")
    return Template("pages/documents/index.html", context={"view": view, **shell})


async def opened_paper(sql: Connection, paper: UUID, kind: str = "reading") -> OpenedRow:
    row = await queries.READ_MINE.one(sql, id=paper, kind=kind)
    if row is None:
        raise NotFound
    return row


@get("/{paper:uuid}")
async def show(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], suite: FromQuery[str] = "") -> Template:
    row, state = await opened_paper(sql, paper), request.app.state
    shell, _ = await around.of_person(sql)
    key = presenter.key_of(state.ring, row)
    view = views.Paper(
        id=str(row.id),
        title=presenter.words(key, row, "title"),
        origin=str(texts.t("paper.from", who=presenter.words(key, row, "origin"))),
        day=day_words(row.written_on),
        family=views.FAMILIES[row.family],
        house=row.house,
        what=presenter.what(row),
        body=await presenter.shown_body(state.vault, key, row),
        readers=readers(shell, row),
        hidden=row.hidden,
        original=views.Original(url=f"/papiers/{row.id}/original", kind="XML", size=presenter.size_words(row.size)),
        notice=suite if suite in ("hidden", "shown") else "",
    )
    request.scope["unit"].afterwards(queries.MARK_OPENED, row.id)  # type: ignore[typeddict-item]
    return Template("pages/documents/show.html", context={"view": view, **shell})


def readers(shell: dict[str, Any], row: OpenedRow) -> tuple[Who, ...]:
    me = Who(name=str(texts.t("who.you")), role=shell["person"], initials=around.initials(shell["person"]))
    team = Who(name=row.house, role=str(texts.t("who.team")), initials=around.initials(row.house), staff=True)
    return (me,) if row.hidden else (me, team)


@get("/{paper:uuid}/original")
async def original(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID]) -> Response[bytes]:
    row, state = await queries.TAKE_MINE.one(sql, id=paper, kind="original"), request.app.state
    if row is None:
        raise NotFound
    body = await presenter.body_of(state.vault, presenter.key_of(state.ring, row), row)
    name = f"papier-{row.written_on}.xml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type="application/octet-stream", headers=headers)


@get("/{paper:uuid}/cacher")
async def before_hiding(request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID]) -> Template:
    row = await opened_paper(sql, paper)
    shell, _ = await around.of_person(sql)
    key = presenter.key_of(request.app.state.ring, row)
    view = views.Hide(
        id=str(row.id), title=presenter.words(key, row, "title"), day=day_words(row.written_on),
        family=views.FAMILIES[row.family],
        loses=(str(texts.t("hide.team", house=row.house)),),
        keeps=(str(texts.t("who.you")), str(texts.t("hide.author"))),
    )
    return Template("pages/documents/hide.html", context={"view": view, **shell})


def key_in(data: dict[str, Any]) -> UUID:
    key = as_uuid(str(data.get("key", "")))
    if key is None:
        raise Invalid
    return key


@post("/{paper:uuid}/cacher", status_code=303)
async def hide(sql: NamedDependency[Connection], paper: FromPath[UUID], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    return Redirect(f"{await service.hide(sql, paper, key_in(data))}?suite=hidden", status_code=303)


@post("/{paper:uuid}/montrer", status_code=303)
async def show_again(sql: NamedDependency[Connection], paper: FromPath[UUID], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    return Redirect(f"{await service.show(sql, paper, key_in(data))}?suite=shown", status_code=303)


router = Router(
    "/papiers", route_handlers=[index, show, original, before_hiding, hide, show_again], guards=[signed_in]
)
