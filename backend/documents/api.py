"""For programs of a house: a token, then parcels. The answer never tells whether a person is known."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.documents import deposits, queries
from backend.documents.envelopes import contents_of
from backend.documents.receiving import Parcel, received
from backend.documents.recognise import refuse_elsewhere
from backend.documents.schemas import DepositStatus
from backend.documents.settling import FOR_SENDER
from backend.identity.guards import as_machine
from backend.interop.limits import LARGEST_PARCEL
from backend.interop.remedies import remedy
from backend.kit.errors import NotFound


@post("/", opt={"proves_itself": True}, status_code=202, request_max_body_size=LARGEST_PARCEL)
async def deposit(request: Request[Any, Any, State]) -> Response[DepositStatus]:
    """Leave a CDA R2, an IHE XDM package, a FHIR DocumentReference or Appointment, or an HL7 v2 message. The same
    bytes again are the same parcel. 422 when it cannot be read, with the reason and what to do; else 202, whoever it
    is about."""
    unit = unit_of(request)
    async with unit.away():
        parcel = await received(request.stream())
        await check(parcel, production=request.app.state.settings.production)
    media_type = request.headers.get("content-type", "application/octet-stream").partition(";")[0]
    state = request.app.state
    status = await deposits.receive(unit.take("sql"), state.ring, state.vault, parcel, media_type)
    return Response(status, status_code=202, headers={"Location": f"/api/depots/{status.id}"})


async def check(parcel: Parcel, *, production: bool) -> None:
    """All of it can be read, here. Raises Unreadable."""
    for one in await contents_of(parcel.kind, parcel.body):
        refuse_elsewhere(one.header.patient, production=production)


@get("/{deposit_id:uuid}", opt={"proves_itself": True})
async def status(sql: NamedDependency[Connection], deposit_id: FromPath[UUID]) -> DepositStatus:
    """What became of a parcel: received, handled, or refused because it cannot be read."""
    found = await queries.DEPOSIT.one(sql, id=deposit_id)
    if found is None:
        raise NotFound
    why = found.reason or found.state
    return msgspec.structs.replace(found, detail=FOR_SENDER.get(why) or remedy(why))


router = Router("/api/depots", route_handlers=[deposit, status], guards=[as_machine])
