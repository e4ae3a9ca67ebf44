"""For programs of a house: a token, then parcels. The answer never tells whether a person is known."""

from typing import Any
from uuid import UUID

from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.db.compiled import Connection
from backend.documents import deposits, queries
from backend.documents.schemas import DepositStatus
from backend.identity.guards import as_machine
from backend.kit.errors import Invalid, NotFound

LARGEST = 60 * 1024 * 1024


class Empty(Invalid):
    """There is nothing in this parcel."""

    slug = "empty"


@post("/", opt={"proves_itself": True}, status_code=202, request_max_body_size=LARGEST)
async def deposit(request: Request[Any, Any, State], sql: NamedDependency[Connection]) -> Response[DepositStatus]:
    """Leave a document (CDA R2). The same bytes again are the same parcel."""
    body = await request.body()
    if not body:
        raise Empty
    media_type = request.headers.get("content-type", "application/octet-stream").partition(";")[0]
    state = request.app.state
    status = await deposits.receive(sql, state.ring, state.vault, body, media_type)
    return Response(status, status_code=202, headers={"Location": f"/api/depots/{status.id}"})


@get("/{deposit_id:uuid}", opt={"proves_itself": True})
async def status(sql: NamedDependency[Connection], deposit_id: FromPath[UUID]) -> DepositStatus:
    """What became of a parcel: received, handled, or refused because it cannot be read."""
    found = await queries.DEPOSIT.one(sql, id=deposit_id)
    if found is None:
        raise NotFound
    return found


router = Router("/api/depots", route_handlers=[deposit, status], guards=[as_machine])
