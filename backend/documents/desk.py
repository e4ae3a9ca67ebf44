"""The staff's side of papers: the people one's teams support, their papers, one paper."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.documents import presenter, queries, views
from backend.documents.pages import FIRST_ID, LAST_DAY, After, Before
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.dates import day_words
from backend.kit.errors import NotFound
from backend.people import around
from backend.people import queries as people
from backend.people.schemas import Supported
from backend.people.views import People, PersonRow

Req = Request[Any, Any, State]


@get("/personnes")
async def persons(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    rows = await people.SUPPORTED.all(sql)
    shell, _ = await around.of_desk(sql, house, "personnes")
    view = People(house=shell["house"], rows=tuple(_person(row, house) for row in rows))
    return Template("pages/people/list.html", context={"view": view, **shell})


def _person(row: Supported, house: UUID) -> PersonRow:
    name = f"{row.given_name} {row.family_name}"
    url = f"/equipe/{house}/personnes/{row.dossier_id}/papiers"
    return PersonRow(name=name, initials=around.initials(name), unit=row.teams, papers_url=url)


@get("/personnes/{dossier:uuid}/papiers")
async def papers(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID],
    before: Before = LAST_DAY, after: After = FIRST_ID,
) -> Template:
    person = await _whose(sql, dossier)
    rows = await queries.OF_DOSSIER.all(sql, dossier_id=dossier, before=before, after=after)
    shell, _ = await around.of_desk(sql, house, "personnes")
    ring = request.app.state.ring
    base = f"/equipe/{house}/papiers"
    view = views.StaffPapers(
        person=person,
        rows=tuple(presenter.paper_row(ring, row, base, several_houses=False) for row in rows),
        older_url=presenter.older(rows, f"/equipe/{house}/personnes/{dossier}/papiers"),
    )
    return Template("pages/documents/staff_list.html", context={"view": view, **shell})


async def _whose(sql: Connection, dossier: UUID) -> Who:
    row = await people.NAME_OF.one(sql, dossier_id=dossier)
    if row is None:
        raise NotFound
    name = f"{row.given_name} {row.family_name}"
    return Who(name=name, role=str(texts.t("who.supported")), initials=around.initials(name))


@get("/papiers/{paper:uuid}")
async def paper(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], paper: FromPath[UUID]) -> Template:
    row, state = await queries.READ_IN_CARE.one(sql, id=paper, kind="reading"), request.app.state
    if row is None:
        raise NotFound
    shell, _ = await around.of_desk(sql, house, "personnes")
    key = presenter.key_of(state.ring, row)
    view = views.StaffPaper(
        person=await _whose(sql, row.dossier_id),
        back_url=f"/equipe/{house}/personnes/{row.dossier_id}/papiers",
        title=presenter.words(key, row, "title"),
        origin=str(texts.t("paper.from", who=presenter.words(key, row, "origin"))),
        day=day_words(row.written_on),
        family=views.FAMILIES[row.family],
        body=await presenter.shown_body(state.vault, key, row),
    )
    return Template("pages/documents/staff_show.html", context={"view": view, **shell})


router = Router("/equipe/{house:uuid}", route_handlers=[persons, papers, paper], guards=[as_staff])
