"""Addresses that stay open: server-sent events, each with ids and numbers and no word.

An event's own id is the clock of its thread: a browser that lost its line gives it back, and what changed since is
read again. A stream is no page: nothing is noted as seen, and nobody is noted as being there.
"""

from typing import Annotated, Any

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.identity.guards import as_aidant, as_staff, signed_in
from backend.kit.clock import instant
from backend.live.holding import Held
from backend.live.opening import Opening
from backend.live.stream import Stream
from backend.live.streams import Streams
from backend.messaging.sharing import refuse_without

DIGITS = 18
"""Of a clock, at most."""
Since = Annotated[int | None, QueryParameter(name="depuis", ge=0, lt=10**DIGITS)]
Req = Request[Any, Any, State]


@get("/direct", media_type="text/event-stream")
async def direct(request: Req, since: Since = None) -> Opening:
    return stream(request, since)


@get("/direct", media_type="text/event-stream")
async def direct_for_somebody(request: Req, sql: NamedDependency[Connection], since: Since = None) -> Opening:
    """For an aidant with whom messages are shared."""
    await refuse_without(sql, "read")
    return stream(request, since)


def stream(request: Req, since: int | None) -> Opening:
    """Raises Busy when this process has as many as it keeps."""
    streams: Streams = request.app.state.streams
    streams.room()
    unit = unit_of(request)
    unit.nobody_there()
    last = request.headers.get("last-event-id", "")
    begun = int(last) if last.isdecimal() and len(last) <= DIGITS else since
    return Opening(Held(streams, Stream(unit.asked), None if begun is None else instant(begun)))


router = Router(
    "/",
    route_handlers=[
        Router("/messages", route_handlers=[direct], guards=[signed_in]),
        Router("/pour/{person:uuid}/messages", route_handlers=[direct_for_somebody], guards=[as_aidant]),
        Router("/equipe/{house:uuid}/messages", route_handlers=[direct], guards=[as_staff]),
    ],
)
