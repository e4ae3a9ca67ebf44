"""« Papiers ajoutés »: what people added themselves, or for somebody, and nobody of the house has opened yet."""

from typing import Any
from uuid import UUID

from litestar import Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.documents import added, desk_views, list_presenter
from backend.kit.keyring import ForOnePage
from backend.people import around

Req = Request[Any, Any, State]


@get("/papiers/ajoutes")
async def index(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    rows = await added.ADDED.all(sql)
    shell, _ = await around.of_desk(sql, house, "accueil")
    ring, base = ForOnePage(request.app.state.ring), f"/equipe/{house}/papiers"
    shown = (desk_views.Added(person=row.person, paper=list_presenter.paper_row(ring, row, base)) for row in rows)
    view = desk_views.AddedPapers(rows=tuple(shown), more=bool(rows) and len(rows) == list_presenter.PAGE)
    return Template("pages/documents/added.html", context={"view": view, **shell})
