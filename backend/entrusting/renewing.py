"""« Dire encore oui »: the same access for as long again, in one tap."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from litestar import Request, Response, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import queries, renewing
from backend.delegation.errors import NotRenewable
from backend.delegation.living import Life
from backend.delegation.renewing import Agreed, Renewal, Why
from backend.delegation.writing import Giver
from backend.entrusting import asked, presenter
from backend.entrusting.change_acts import hers
from backend.entrusting.life_presenter import renewal
from backend.entrusting.showing import NOT_RENEWED, one_page
from backend.identity.proving.guards import after_proof_unless_recent
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around

Req = Request[Any, Any, State]


@post("/{delegation:uuid}/renouveler", status_code=303, guards=[hers, after_proof_unless_recent("renew")])
async def renew(
    request: Req,
    sql: NamedDependency[Connection],
    delegation: FromPath[UUID],
    data: URLEncodedBody[dict[str, Any]],
) -> Response[Any]:
    """Where it cannot be any more, the page says how it is now."""
    form = Form(Renewal, data)
    if not form:
        raise Invalid
    try:
        agree, why = await _agreeing(request, sql, delegation, form.value), await _why(request, sql)
        there = await renewing.renew(sql, delegation, form.value, why, agree)
        return Redirect(f"{there}?suite=renewed", status_code=303)
    except (NotRenewable, OtherBody):
        await unit_of(request).start_over()
        return await one_page(request, sql, delegation, notice=NOT_RENEWED)


async def _why(request: Req, sql: Connection) -> Why | None:
    held, ring = request.state.held, request.app.state.ring
    if held is None or not held.motive:
        return None
    giver = Giver(ring, await queries.MY_HOUSES.all(sql), asked.caps_of(request))
    return Why(giver, tuple(held.dossiers), presenter.motive(ring, held))


async def _agreeing(request: Req, sql: Connection, delegation: UUID, wanted: Renewal) -> Callable[[Life], Agreed]:
    row = request.state.held or await queries.ONE_GIVEN.one(sql, id=delegation)
    if row is None:
        raise NotFound
    name, (_, zone) = f"{row.given_name} {row.family_name}", await around.of_person(sql)

    def agree(life: Life) -> Agreed:
        agreed, day = renewal(life, name, zone)
        if day.isoformat() != wanted.until:
            raise NotRenewable
        return agreed

    return agree
