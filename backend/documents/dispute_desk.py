"""Whose is this paper? For whoever answers for identities in the house; for the others, nothing is here."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.documents import dispute_sheets, dispute_views, disputing, pieces, presenter, queries, sheet_presenter
from backend.documents.dispute_schemas import Dispute, WaitingDispute
from backend.documents.opening import key_in
from backend.documents.parcel_sides import of_dossier
from backend.documents.sheet_pages import First
from backend.documents.views import FAMILIES
from backend.documents.whence import origin
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.errors import Invalid, NotFound
from backend.kit.keyring import ForOnePage, KeyRing
from backend.people import around

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
PLACE, DUTY = "identites", "identity"
OUTCOMES: dict[str, disputing.Outcome] = {"a-elle": "hers", "pas-a-elle": "not_hers"}


@get("/contestes")
async def waiting(request: Req, sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    shell, zone = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    rows = await disputing.WAITING.all(sql)
    ring = ForOnePage(request.app.state.ring)
    view = dispute_views.DeskDisputes(rows=tuple(_row(ring, row, house, zone) for row in rows))
    return Template("pages/documents/desk_disputes.html", context={"view": view, **shell})


def _row(ring: KeyRing, row: WaitingDispute, house: UUID, zone: str) -> dispute_views.DeskRow:
    name = f"{row.given_name} {row.family_name}"
    return dispute_views.DeskRow(
        url=f"/equipe/{house}/contestes/{row.dispute_id}",
        name=name,
        initials=around.initials(name),
        title=presenter.words(presenter.key_of(ring, row), row, "title"),
        said=_said(row, zone),
    )


def _said(row: WaitingDispute | Dispute, zone: str) -> str:
    return str(texts.t("dispute.said", day=day_words(local(row.at, zone).date())))


@get("/contestes/{dispute:uuid}")
async def one(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dispute: FromPath[UUID],
    page: First = 1,
) -> Template:
    row, state = await disputing.ONE.one(sql, id=dispute), request.app.state
    paper = await queries.READ_TO_IDENTIFY.one(sql, id=dispute, kind="reading")
    if row is None or paper is None:
        raise NotFound
    pages, beside = await pieces.around(sql, paper)
    shell, zone = await around.of_desk(sql, house, PLACE)
    name, key = f"{row.given_name} {row.family_name}", presenter.key_of(state.ring, paper)
    here = f"/equipe/{house}/contestes/{dispute}"
    view = dispute_views.DeskDispute(
        url=here,
        back_url=f"/equipe/{house}/contestes",
        name=name,
        initials=around.initials(name),
        traits=tuple(of_dossier(row)),
        said=_said(row, zone),
        title=presenter.words(key, paper, "title"),
        origin=origin(key, paper),
        day=day_words(paper.written_on),
        family=FAMILIES[paper.family],
        body=await presenter.shown_body(state.vault, key, paper),
        sheets=sheet_presenter.sheets(key, here, pages, page),
        original=presenter.original(here, paper),
        beside=sheet_presenter.beside(here, beside),
    )
    return Template("pages/documents/desk_dispute.html", context={"view": view, **shell})


@post("/contestes/{dispute:uuid}", status_code=303)
async def settle(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dispute: FromPath[UUID], data: Data
) -> Response[Any]:
    outcome = OUTCOMES.get(str(data.get("a-qui", "")))
    if outcome is None:
        raise Invalid
    back = f"/equipe/{house}/contestes"
    try:
        return Redirect(await disputing.settle(sql, dispute, outcome, key_in(data), back), status_code=303)
    except OtherBody:  # that key settled another one: the page asks again, with a new key
        await unit_of(request).start_over()
        return Redirect(f"{back}/{dispute}", status_code=303)


HERE = (waiting, one, settle, *dispute_sheets.SHEETS)
router = Router("/equipe/{house:uuid}", route_handlers=HERE, guards=[as_staff])
