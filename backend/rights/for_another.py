"""Ask for a right of somebody for whom one acts, when she gave that: it says who asked, and for whom."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents.aidant_pages import MAY_ASK
from backend.documents.queries import READ_FOR_SOMEONE
from backend.documents.schemas import OpenedRow
from backend.identity.guards import as_aidant
from backend.kit.asking import as_uuid
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.rights import following, queries, service
from backend.rights.authority import who_agrees
from backend.rights.clocks import OPPOSE_DMP
from backend.rights.errors import AlreadyAsked, NotAlone
from backend.rights.opposing import Data, Paper, Req, first_words, question, typed
from backend.rights.schemas import Ground, Opposition

NOTICES = ("asked", "already")


async def _opened(sql: Connection, paper: UUID) -> OpenedRow:
    """A paper that she may read, in a dossier in which she may ask. Raises NotFound."""
    row = await READ_FOR_SOMEONE.one(sql, id=paper, kind="reading")
    if row is None or not await sql.fetchval(MAY_ASK, row.dossier_id):
        raise NotFound
    return row


@get("/opposition")
async def before_opposing(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], paper: Paper
) -> Response[Any]:
    row = await _opened(sql, paper)
    ground = await queries.GROUND.one(sql, paper=paper, kind=OPPOSE_DMP)
    if ground and ground.alive:
        return Redirect(f"/pour/{person}/demandes/{ground.alive}?suite=already", status_code=303)
    return await _question(request, sql, Form(Opposition), row, person, ground)


async def _question(
    request: Req, sql: Connection, form: Form[Opposition], row: OpenedRow, person: UUID, ground: Ground | None
) -> Template:
    shell, _ = await around.of_aidant(sql, person)
    agrees = who_agrees(ground.authority, OPPOSE_DMP) if ground and ground.authority else ""
    return question(request, form, row, shell, f"/pour/{person}", agrees)


@post("/opposition", status_code=303)
async def oppose(request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], data: Data) -> Response[Any]:
    form, base = typed(data), f"/pour/{person}"
    paper = as_uuid(form.typed["papier"])
    if paper is None:
        raise Invalid
    row = await _opened(sql, paper)
    try:
        if not form.errors:
            words, ring = first_words(form.value), request.app.state.ring
            where = await service.oppose(sql, ring, form.value, words, f"{base}/demandes")
            return Redirect(f"{where}?suite=asked", status_code=303)
    except AlreadyAsked as why:
        await unit_of(request).start_over()
        if why.alive:
            return Redirect(f"{base}/demandes/{why.alive}?suite=already", status_code=303)
        form.errors["form"] = "asked"  # by the person, or by somebody else for her: no more is told
    except OtherBody:
        await unit_of(request).start_over()
        form.errors["form"] = "again"
    except NotAlone:
        await unit_of(request).start_over()
        form.errors["form"] = "each"
    ground = await queries.GROUND.one(sql, paper=paper, kind=OPPOSE_DMP)
    return await _question(request, sql, form, row, person, ground)


@get("/{asked:uuid}")
async def show(
    request: Req, sql: NamedDependency[Connection], person: FromPath[UUID], asked: FromPath[UUID],
    suite: FromQuery[str] = "",
) -> Template:  # fmt: skip
    """What she asked herself, as long as she may."""
    row = await queries.REQUEST_FOR_SOMEONE.one(sql, id=asked)
    if row is None:
        raise NotFound
    events = await queries.EVENTS.all(sql, id=asked)
    shell, zone = await around.of_aidant(sql, person)
    notice = suite if suite in NOTICES else ""
    view = following.one(request.app.state.ring, row, events, zone, notice, f"/pour/{person}")
    return Template("pages/rights/show.html", context={"view": view, **shell})


router = Router("/pour/{person:uuid}/demandes", route_handlers=[before_opposing, oppose, show], guards=[as_aidant])
