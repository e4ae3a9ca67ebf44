"""The staff's side of papers: the people one's teams support, their papers, one paper."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.appointments.queries import MAY_SEE_HERE
from backend.audit.views import Who
from backend.db.compiled import Connection
from backend.documents import (
    added_desk,
    announcing_desk,
    desk_sheets,
    desk_views,
    list_presenter,
    lists,
    pieces,
    presenter,
    queries,
    secrecy_desk,
    secrecy_lifting,
    sheet_presenter,
    views,
)
from backend.documents.desk_people import PEOPLE
from backend.documents.list_pages import After, Before
from backend.documents.lists import FIRST_ID, LAST_DAY
from backend.documents.sheet_pages import First
from backend.documents.whence import origin
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.dates import day_words
from backend.kit.errors import NotFound
from backend.kit.keyring import ForOnePage
from backend.people import around
from backend.people import queries as people

Req = Request[Any, Any, State]


@get("/personnes/{dossier:uuid}/papiers")
async def papers(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    before: Before = LAST_DAY,
    after: After = FIRST_ID,
) -> Template:
    person, minor = await _whose(sql, dossier)
    rows = await lists.OF_DOSSIER.all(sql, dossier_id=dossier, before=before, after=after)
    shell, _ = await around.of_desk(sql, house, "personnes")
    sees = await sql.fetchval(MAY_SEE_HERE, dossier)
    ring = ForOnePage(request.app.state.ring)
    base = f"/equipe/{house}/papiers"
    view = desk_views.StaffPapers(
        person=person,
        rows=tuple(list_presenter.paper_row(ring, row, base) for row in rows),
        older_url=list_presenter.older(rows, f"/equipe/{house}/personnes/{dossier}/papiers?"),
        aidants_url=f"/equipe/{house}/personnes/{dossier}/qui-agit",
        appointments_url=f"/equipe/{house}/personnes/{dossier}/rendez-vous" if sees else "",
        oppositions_url=f"/equipe/{house}/personnes/{dossier}/oppositions" if minor else "",
    )
    return Template("pages/documents/staff_list.html", context={"view": view, **shell})


async def _whose(sql: Connection, dossier: UUID) -> tuple[Who, bool]:
    """Who it is, and whether she is a minor."""
    row = await people.NAME_OF.one(sql, dossier_id=dossier)
    if row is None:
        raise NotFound
    name = f"{row.given_name} {row.family_name}"
    return Who(name=name, role=str(texts.t("who.supported")), initials=around.initials(name)), row.minor


@get("/papiers/{paper:uuid}")
async def paper(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], paper: FromPath[UUID], page: First = 1
) -> Template:
    row, state = await queries.READ_IN_CARE.one(sql, id=paper, kind="reading"), request.app.state
    if row is None:
        raise NotFound
    pages, beside = await pieces.around(sql, row)
    shell, zone = await around.of_desk(sql, house, "personnes")
    key, here = presenter.key_of(state.ring, row), f"/equipe/{house}/papiers/{paper}"
    person, minor = await _whose(sql, row.dossier_id)
    oppositions = f"/equipe/{house}/personnes/{row.dossier_id}/oppositions"
    view = desk_views.StaffPaper(
        person=person,
        back_url=f"/equipe/{house}/personnes/{row.dossier_id}/papiers",
        oppose_url=f"{oppositions}?papier={row.id}" if minor else "",
        told=announcing_desk.state_of(row, here, zone),
        title=presenter.words(key, row, "title"),
        origin=origin(key, row),
        day=day_words(row.written_on),
        family=views.FAMILIES[row.family],
        body=await presenter.shown_body(state.vault, key, row),
        sheets=sheet_presenter.sheets(key, here, pages, page),
        original=presenter.original(here, row),
        beside=sheet_presenter.beside(here, beside),
    )
    return Template("pages/documents/staff_show.html", context={"view": view, **shell})


HERE = (
    *PEOPLE,
    added_desk.index,
    papers,
    paper,
    *desk_sheets.SHEETS,
    *announcing_desk.ANNOUNCING,
    *secrecy_desk.OPPOSITIONS,
    *secrecy_lifting.LIFTING,
)
router = Router("/equipe/{house:uuid}", route_handlers=HERE, guards=[as_staff])
