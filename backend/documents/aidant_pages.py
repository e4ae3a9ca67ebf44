"""The papers of somebody for whom one acts: those on the shelves that she opened, and no trace of the others."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.documents import aidant_sheets, aidant_views, list_presenter, pieces, presenter, queries
from backend.documents import sheet_presenter as sheets
from backend.documents.list_pages import After, Before
from backend.documents.lists import FIRST_ID, LAST_DAY
from backend.documents.open_shelves import FOR_SOMEONE
from backend.documents.sheet_pages import First
from backend.documents.views import FAMILIES
from backend.documents.whence import origin
from backend.identity.guards import as_aidant
from backend.kit.dates import day_words
from backend.kit.errors import NotFound
from backend.kit.keyring import ForOnePage
from backend.people import around

Req = Request[Any, Any, State]
MAY_ASK = "select coalesce($1::uuid || '/demandes' = any ((select shelves('exercise'))::text[]), false)"


@get("/papiers")
async def papers(
    request: Req,
    sql: NamedDependency[Connection],
    person: FromPath[UUID],
    before: Before = LAST_DAY,
    after: After = FIRST_ID,
) -> Template:
    rows = await FOR_SOMEONE.all(sql, before=before, after=after)
    shell, adds = await around.of_adding(sql, person)
    ring, base = ForOnePage(request.app.state.ring), f"/pour/{person}/papiers"
    view = aidant_views.TheirPapers(
        rows=tuple(list_presenter.paper_row(ring, row, base) for row in rows),
        older_url=list_presenter.older(rows, f"{base}?"),
        add_url=f"{base}/ajouter" if adds else "",
    )
    return Template("pages/documents/aidant_list.html", context={"view": view, **shell})


@get("/papiers/{paper:uuid}")
async def paper(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], paper: FromPath[UUID], page: First = 1
) -> Template:
    row, state = await queries.READ_FOR_SOMEONE.one(sql, id=paper, kind="reading"), request.app.state
    if row is None:
        raise NotFound
    pages, beside = await pieces.around(sql, row)
    may_ask = await sql.fetchval(MAY_ASK, row.dossier_id)
    shell, _ = await around.of_aidant(sql, person)
    key, here = presenter.key_of(state.ring, row), f"/pour/{person}/papiers/{paper}"
    view = aidant_views.TheirPaper(
        back_url=f"/pour/{person}/papiers",
        title=presenter.words(key, row, "title"),
        origin=origin(key, row),
        day=day_words(row.written_on),
        family=FAMILIES[row.family],
        house=row.house,
        what=presenter.what(row),
        body=await presenter.shown_body(state.vault, key, row),
        sheets=sheets.sheets(key, here, pages, page),
        original=presenter.original(here, row),
        beside=sheets.beside(here, beside),
        oppose_url=f"/pour/{person}/demandes/opposition?papier={paper}" if may_ask else "",
    )
    if not row.seen:
        unit_of(request).afterwards(queries.MARK_OPENED, row.id)
    return Template("pages/documents/aidant_show.html", context={"view": view, **shell})


router = Router("/pour/{person:uuid}", route_handlers=[papers, paper, *aidant_sheets.SHEETS], guards=[as_aidant])
