"""My papers, twenty a page: all of them, the new ones, or one family."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from litestar import Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter
from litestar.response import Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.documents import disputing, list_presenter, lists, queries, views
from backend.documents.lists import FIRST_ID, FIRST_PAGE, LAST_DAY
from backend.kit.errors import NotFound
from backend.people import around

Req = Request[Any, Any, State]
Before = Annotated[date, QueryParameter(name="avant")]
Since = Annotated[date | None, QueryParameter(name="depuis")]
After = Annotated[UUID, QueryParameter(name="apres")]
Which = Annotated[str, QueryParameter(name="voir")]


@get("/", opt={"helped": True})
async def index(
    request: Req,
    sql: NamedDependency[Connection],
    before: Before = LAST_DAY,
    since: Since = None,
    after: After = FIRST_ID,
    which: Which = "",
    suite: FromQuery[str] = "",
) -> Template:
    if which not in ("", "nouveaux", *views.FAMILIES):
        raise NotFound
    back, turn = since is not None, {"before": since or before, "after": after}
    rows = await lists.page(sql, which, turn, back=back)
    first = not back and before == LAST_DAY
    if back and len(rows) < list_presenter.PAGE:  # what is before the second page is the first one, whole
        rows, first, back = await lists.page(sql, which, FIRST_PAGE, back=False), True, False
    shell, _ = await around.of_person(sql)
    view = list_presenter.papers(request.app.state.ring, rows, which, first=first, back=back)
    view = replace(view, taken_away=first and suite == "retire")
    return Template("pages/documents/index.html", context={"view": view, **shell})


@get("/familles", opt={"helped": True})
async def families(sql: NamedDependency[Connection]) -> Template:
    counted = await lists.FAMILIES.all(sql)
    new = await queries.FRESH.one(sql)
    shell, _ = await around.of_person(sql)
    disputed = await sql.fetchval(disputing.ANY)
    view = list_presenter.families(counted, new.number if new else 0, disputed=disputed)
    return Template("pages/documents/families.html", context={"view": view, **shell})
