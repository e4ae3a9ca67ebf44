"""One of my papers: read it, show it again to the professionals."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect, Template

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents import (
    dispute_pages,
    hiding_pages,
    list_pages,
    pieces,
    presenter,
    queries,
    search_pages,
    secrecy_pages,
    service,
    sheet_pages,
    sheet_presenter,
    take_pages,
    views,
)
from backend.documents.opening import key_in, opened_version
from backend.documents.schemas import OpenedRow
from backend.documents.sheet_pages import First
from backend.documents.whence import origin
from backend.identity.guards import signed_in
from backend.kit import texts
from backend.kit.dates import day_words
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
USED = 422


@get("/{paper:uuid}", opt={"helped": True})
async def show(
    request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], suite: FromQuery[str] = "", page: First = 1
) -> Template:
    return await _paper_page(request, sql, paper, suite if suite in ("hidden", "shown") else "", page)


async def _paper_page(request: Req, sql: Connection, paper: UUID, notice: str, first: int = 1) -> Template:
    row, state = await opened_version(sql, paper), request.app.state
    pages, beside = await pieces.around(sql, row)
    versions = await pieces.VERSIONS.all(sql, id=paper) if row.kin else []
    shell, _ = await around.of_person(sql)
    key, here = presenter.key_of(state.ring, row), f"/papiers/{row.id}"
    view = views.Paper(
        id=str(row.id),
        title=presenter.words(key, row, "title"),
        origin=origin(key, row),
        day=day_words(row.written_on),
        family=views.FAMILIES[row.family],
        house=row.house,
        what=presenter.what(row),
        body=await presenter.shown_body(state.vault, key, row) if row.state != "cancelled" else None,
        sheets=sheet_presenter.sheets(key, here, pages, first),
        beside=sheet_presenter.beside(here, beside),
        versions=sheet_presenter.versions(row, versions),
        readers=readers(shell, row),
        hidden=row.hidden,
        can_hide=row.state == "current",
        own=row.by_reader and row.brought_as == "usager",
        original=presenter.original(here, row) if row.state != "cancelled" else None,
        notice=notice,
    )
    if not row.seen:
        unit_of(request).afterwards(queries.MARK_OPENED, row.id)
    status = USED if notice == "again" else 200
    return Template("pages/documents/show.html", context={"view": view, **shell}, status_code=status)


def readers(shell: dict[str, Any], row: OpenedRow) -> tuple[Who, ...]:
    me = Who(name=str(texts.t("who.you")), role=shell["person"], initials=around.initials(shell["person"]))
    team = Who(name=row.house, role=str(texts.t("who.team")), initials=around.initials(row.house), staff=True)
    return (me,) if row.hidden else (me, team)


@post("/{paper:uuid}/montrer", status_code=303)
async def show_again(
    request: Req, sql: NamedDependency[Connection], paper: FromPath[UUID], data: Data
) -> Response[Any]:
    try:
        return Redirect(f"{await service.show(sql, paper, key_in(data))}?suite=shown", status_code=303)
    except OtherBody:
        await unit_of(request).start_over()
        return await _paper_page(request, sql, paper, "again")


LISTS = (list_pages.index, list_pages.families, *search_pages.LOOK, *take_pages.TAKE)
ONE = (show, *sheet_pages.SHEETS, *hiding_pages.HIDING, show_again, *secrecy_pages.SECRECY)
router = Router("/papiers", route_handlers=[*LISTS, *ONE, *dispute_pages.NOT_MINE], guards=[signed_in])
