"""« Les listes »: bring one, see what it would change, say yes, follow it."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.identity.guards import as_staff
from backend.interop.errors import Unreadable
from backend.kit.asking import as_uuid
from backend.kit.errors import Invalid, NotFound
from backend.kit.posted import Posted, posted
from backend.people.lists import acts, bringing, line_presenter, model_pages, presenter, resuming
from backend.people.lists.bringing import DUTIES, LARGEST_LIST, Brought
from backend.people.lists.desk import Req, base_of, run_of, shell_of
from backend.people.lists.house_keys import house_keys
from backend.people.lists.queries import LINES, NEWEST
from backend.people.lists.views import TABS

MISTAKEN = 422
NOTICES = ("begun", "dropped", "other")
Asked = Annotated[str, QueryParameter(name="voir")]
After = Annotated[int, QueryParameter(name="apres", ge=-1, le=10_000_000)]


@get("/")
async def index(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _index(request, sql, house, notice=suite if suite in NOTICES else "")


async def _index(
    request: Req, sql: Connection, house: UUID, wrong: tuple[str, str] = ("", ""), notice: str = ""
) -> Template:
    shell, zone = await shell_of(sql, house)
    rows = await NEWEST.all(sql, house=house)
    duties, annuaire = shell["desk"].duties, bool(request.app.state.settings.annuaire_url)
    view = presenter.lists(base_of(house), duties, rows, zone, annuaire=annuaire, wrong=wrong, notice=notice)
    status = MISTAKEN if wrong[1] else 200
    return Template("pages/people/lists.html", context={"view": view, **shell}, status_code=status)


@post("/", status_code=303, request_max_body_size=2 * LARGEST_LIST)
async def bring(request: Req, house: FromPath[UUID]) -> Response[Any]:
    """Read at once, without the database: what no reader takes is said on the page it came from."""
    unit = unit_of(request)
    async with unit.away():
        sent = await posted(request, LARGEST_LIST)
        brought, wrong = await _read(sent)
    sql, key = unit.take("sql"), as_uuid(str(sent.fields.get("key", "")))
    what = str(sent.fields.get("quoi", ""))
    if key is None or what not in DUTIES:
        raise Invalid
    shell, _ = await shell_of(sql, house)
    if DUTIES[what] not in shell["desk"].duties:
        raise NotFound
    try:
        if brought:
            return Redirect(await acts.bring(sql, request.app.state.ring, house, key, brought), status_code=303)
    except OtherBody:
        wrong = "again"
    await unit.start_over()
    return await _index(request, sql, house, (what, wrong))


async def _read(sent: Posted) -> tuple[Brought | None, str]:
    what = str(sent.fields.get("quoi", ""))
    if sent.too_large:
        return None, "too_large"
    if not sent.file or what not in DUTIES:
        return None, "missing"
    try:
        return await bringing.read(what, sent.file), ""
    except Unreadable as why:
        return None, why.reason


@get("/{run:uuid}")
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    run: FromPath[UUID],
    voir: Asked = "",
    apres: After = -1,
    suite: FromQuery[str] = "",
) -> Template:
    shell, zone = await shell_of(sql, house)
    row = await run_of(sql, run)
    tab = presenter.tab_of(row, voir if voir in TABS else "")
    keys = await house_keys(sql, request.app.state.ring, house, row.key_id)
    rows = await LINES.all(sql, run=run, outcome=tab, after=apres) if tab else []
    lines, notice = [line_presenter.line_of(keys, one) for one in rows], suite if suite in NOTICES else ""
    view = presenter.run(row, lines, base_of(house), zone, tab=tab, first=apres < 0, notice=notice)
    return Template("pages/people/list_run.html", context={"view": view, **shell})


HERE = [index, bring, show, *acts.HERE, *resuming.HERE, *model_pages.HERE]
router = Router("/equipe/{house:uuid}/listes", route_handlers=HERE, guards=[as_staff])
