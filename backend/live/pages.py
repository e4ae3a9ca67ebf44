"""Addresses that stay open: server-sent events, each with ids and numbers and no word.

An event's own id is the clock of its thread: a browser that lost its line gives it back, and what changed since is
read again. A stream is no page: nothing is noted as seen, and nobody is noted as being there.
"""

import secrets
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.identity.guards import as_aidant, as_staff, signed_in
from backend.kit.clock import instant, ticks
from backend.live.schemas import Changed
from backend.live.stream import Stream
from backend.live.streams import LOST, Streams
from backend.messaging.sharing import refuse_without

HEARTBEAT = 15.0
RETRY = 2000
"""Milliseconds before a browser comes back, and at most as many more: not all at once."""
NOT_KEPT = {"Cache-Control": "no-store, private"}  # Litestar would say "no-cache": kept, and asked again
DIGITS = 18
"""Of a clock, at most."""
Since = Annotated[int | None, QueryParameter(name="depuis", ge=0, lt=10**DIGITS)]
Req = Request[Any, Any, State]
Message = ServerSentEventMessage


@get("/direct")
async def direct(request: Req, since: Since = None) -> ServerSentEvent:
    return stream(request, since)


@get("/direct")
async def direct_for_somebody(request: Req, sql: NamedDependency[Connection], since: Since = None) -> ServerSentEvent:
    """For an aidant with whom messages are shared."""
    await refuse_without(sql, "read")
    return stream(request, since)


def stream(request: Req, since: int | None) -> ServerSentEvent:
    """Raises Busy when this process has as many as it keeps."""
    streams: Streams = request.app.state.streams
    streams.room()
    unit = unit_of(request)
    unit.nobody_there()
    last = request.headers.get("last-event-id", "")
    begun = int(last) if last.isdecimal() and len(last) <= DIGITS else since
    told = events(streams, Stream(unit.asked), None if begun is None else instant(begun))
    return ServerSentEvent(told, retry_duration=RETRY + secrets.randbelow(RETRY), headers=NOT_KEPT)


async def events(streams: Streams, stream: Stream, since: datetime | None) -> AsyncIterator[Message]:
    """Until she leaves, or may not be told any more, or the database is gone."""
    streams.add(stream)
    try:
        yield Message(comment="", data=None)
        for changed in await streams.begun(stream, since):
            yield event(changed)
        while not stream.dropped:
            if not await stream.woken(HEARTBEAT):
                yield Message(comment="", data=None)
                continue
            if stream.over:
                yield Message(event="over", data="")
                return
            again, threads = stream.take()
            if again:
                yield Message(event="again", data="")
            for changed in await streams.in_sight(stream, threads) if threads else ():
                yield event(changed)
    except LOST:
        return
    finally:
        streams.remove(stream)


def event(changed: Changed) -> Message:
    data = {"thread": str(changed.thread), "number": changed.number}
    return Message(event="changed", id=ticks(changed.at), data=msgspec.json.encode(data))


router = Router(
    "/",
    route_handlers=[
        Router("/messages", route_handlers=[direct], guards=[signed_in]),
        Router("/pour/{person:uuid}/messages", route_handlers=[direct_for_somebody], guards=[as_aidant]),
        Router("/equipe/{house:uuid}/messages", route_handlers=[direct], guards=[as_staff]),
    ],
)
