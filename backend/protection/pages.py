"""What was decided for me: who holds it, what it opens, what I say of it, and who decides."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Template
from msgspec.structs import replace

from backend.db.compiled import Connection
from backend.delegation import seeing
from backend.documents import list_presenter, lists
from backend.identity.guards import signed_in
from backend.identity.proving.guards import after_proof
from backend.kit.clock import now
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.kit.keyring import ForOnePage
from backend.people import around
from backend.people.members.desk import Data, Req, once_or_again
from backend.people.members.guards import only_if
from backend.people.members.service import Once
from backend.people.members.typed import Pressed
from backend.protection import hers, queries, service, views
from backend.protection.schemas import Mine

DONE = ("yes", "no")
about_her = only_if("select exists (select from my_measures() m where m.id = $1 and not m.ended)", "measure")


async def of_person(sql: Connection, zone: str) -> tuple[views.Measure, ...]:
    """For the page of her aidants: the newest first, those that ended last."""
    return tuple(hers.mine(row, zone, now()) for row in await queries.MINE.all(sql))


@get("/{measure:uuid}")
async def one(
    request: Req, sql: NamedDependency[Connection], measure: FromPath[UUID], suite: FromQuery[str] = ""
) -> Template:
    return await _page(request, sql, measure, done=suite if suite in DONE else "")


async def _after_yes(request: Req, sql: Connection, row: Mine) -> dict[str, Any]:
    """Before her yes, the real papers that it opens: to one who acts by it, or to whoever will."""
    if not hers.waits(row):
        return {}
    who = row.aidant or row.id
    rows = await lists.SEEN_BY.all(sql, **seeing.would(who, hers.after_yes(row), by_law=True))
    ring = ForOnePage(request.app.state.ring)
    shown = tuple(list_presenter.paper_row(ring, paper, "/papiers") for paper in rows)
    return {"sees": shown, "more": list_presenter.goes_on(rows)}


async def _page(request: Req, sql: Connection, measure: UUID, **more: Any) -> Template:
    row = hers.one_of(await queries.MINE.all(sql), measure)
    if row is None:
        raise NotFound
    shell, zone = await around.of_person(sql)
    view = replace(hers.mine(row, zone, now()), **await _after_yes(request, sql, row), **more)
    return Template("pages/protection/mine.html", context={"view": view, **shell})


@post("/{measure:uuid}/oui", status_code=303, guards=[about_her, after_proof("measure_yes")])
async def agree(request: Req, sql: NamedDependency[Connection], measure: FromPath[UUID], data: Data) -> Response[Any]:
    return await _answered(request, sql, measure, data, "yes")


@post("/{measure:uuid}/non", status_code=303, guards=[about_her], opt={"at_any_pace": True})
async def disagree(
    request: Req, sql: NamedDependency[Connection], measure: FromPath[UUID], data: Data
) -> Response[Any]:
    return await _answered(request, sql, measure, data, "no")


async def _answered(request: Req, sql: Connection, measure: UUID, data: Any, says: str) -> Response[Any]:
    form, url = Form(Pressed, data), f"/aidants/mesures/{measure}"
    if not form:
        raise Invalid

    async def act() -> None:
        await service.answer(sql, Once(form.value.key, f"{url}/{says}", url), measure, agrees=says == "yes")

    return await once_or_again(
        request, form, act, f"{url}?suite={says}", lambda: _page(request, sql, measure, again=True)
    )


router = Router("/aidants/mesures", route_handlers=[one, agree, disagree], guards=[signed_in])
