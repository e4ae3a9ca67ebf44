"""One access, and the papers that it opens: shown by whatever verb answers with it."""

from typing import Any
from uuid import UUID

from litestar import Request
from litestar.datastructures import State
from litestar.response import Template

from backend.db.compiled import Connection
from backend.delegation import queries, seeing
from backend.delegation.living import ONE_LIFE
from backend.delegation.schemas import Held
from backend.documents import list_presenter, lists
from backend.documents.list_schemas import PaperRow
from backend.entrusting import life_presenter, presenter, views
from backend.entrusting.life_presenter import ALIVE
from backend.kit.clock import now
from backend.kit.errors import NotFound
from backend.kit.keyring import ForOnePage
from backend.people import around

Req = Request[Any, Any, State]
USED, NOT_RENEWED = 422, "not_renewed"
SAYS = {"paused": ("paused",), "resumed": ("now", "later")}


async def one_page(
    request: Req, sql: Connection, delegation: UUID, *, notice: str = "", asks: bool = False, again: bool = False
) -> Template:
    row, life = await queries.ONE_GIVEN.one(sql, id=delegation), await ONE_LIFE.one(sql, id=delegation)
    if row is None or life is None:
        raise NotFound
    shell, zone = await around.of_person(sql)
    told, held = presenter.aidant(row, now(), zone), await queries.HELD.one(sql, id=delegation)
    told = life_presenter.lived(told, life, zone)
    rows = await _seen(sql, told.state, delegation, held)
    ring = ForOnePage(request.app.state.ring)
    view = views.One(
        aidant=told,
        sees=tuple(list_presenter.paper_row(ring, paper, "/papiers") for paper in rows),
        more=list_presenter.goes_on(rows),
        motive=presenter.motive(ring, held),
        former_url=f"/aidants/{row.follows}" if row.follows else "",
        proof_url=f"/aidants/justificatifs/{life.mandate}" if life.mandate else "",
        may_change=held is not None,
        notice=_true(notice, told.state),
        asks=asks and told.state in ALIVE,
        again=again,
    )
    status = USED if again or notice == NOT_RENEWED else 200
    return Template("pages/entrusting/show.html", context={"view": view, **shell}, status_code=status)


def _true(notice: str, state: str) -> str:
    """An address kept from before does not say that it rests, or goes on, where it does not."""
    return "" if notice in SAYS and state not in SAYS[notice] else notice


async def _seen(sql: Connection, state: str, delegation: UUID, held: Held | None) -> list[PaperRow]:
    """What the aidant sees now; what she will see, when it begins later."""
    if state == "now":
        return await lists.SEEN_BY.all(sql, **seeing.through(delegation))
    if state == "later" and held:
        pieces = seeing.in_each(held.dossiers, presenter.squares_of(held.squares))
        return await lists.SEEN_BY.all(sql, **seeing.would(held.aidant, pieces))
    return []
