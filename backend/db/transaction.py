"""One request, one transaction, one actor: three messages to PostgreSQL around what the handler does.

    (writes: count)                 first in that message, in a transaction of its own: `backend.db.pace`
    BEGIN; become; (writes: hold)   before guards, in one message
    …                               the handler, on this connection and no other
    COMMIT or ROLLBACK              before the first byte of the answer leaves

A status below 400 commits, everything else rolls back; a form that comes back with its mistakes keeps
only the note of what it showed (`Unit.start_over`). What else must outlive a refusal is written in a
transaction of its own.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, cast

import asyncpg
import structlog
from litestar.connection import ASGIConnection
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from backend.db.pace import Allowed
from backend.db.pool import borrow
from backend.db.unit import Unit
from backend.kit.asking import asked_by
from backend.kit.errors import Busy
from backend.kit.origin import READS

Failure = Callable[[Scope, Unit], Sequence[Message]]
Seen = Callable[[Unit], Awaitable[None]]


def unit_of(connection: ASGIConnection[Any, Any, Any, Any]) -> Unit:
    unit: Unit = connection.scope["unit"]  # type: ignore[typeddict-item]
    return unit


def is_unattended(headers: Mapping[str, str]) -> bool:
    """A browser fetches ahead, or an open page fetches itself again: nobody was there and nothing was read."""
    return "prefetch" in headers.get("sec-purpose", "") or "unattended" in headers


class OneTransaction:
    """Routes that say `static=True` get no connection at all, and nobody is recognised there."""

    def __init__(self, pool: Callable[[], asyncpg.Pool], failure: Failure, seen: Seen, allowed: Allowed) -> None:
        self.pool, self.failure, self.seen, self.allowed = pool, failure, seen, allowed

    def __call__(self, app: ASGIApp) -> ASGIApp:
        async def in_one(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["route_handler"].opt.get("static"):
                await app(scope, receive, send)
            else:
                await self._handle(scope, receive, send, app)

        return in_one

    async def _handle(self, scope: Scope, receive: Receive, send: Send, app: ASGIApp) -> None:
        connection: ASGIConnection[Any, Any, Any, Any] = ASGIConnection(scope)
        asked = asked_by(scope["path"], connection.headers, connection.cookies)
        pool = self.pool()
        reads = cast(HTTPScope, scope)["method"] in READS
        unit = Unit(await borrow(pool), pool, asked, reads=reads, allowed=self.allowed)
        scope["unit"] = unit  # type: ignore[typeddict-unknown-key]
        settling = Settling(unit, send, lambda: self.failure(scope, unit))
        try:
            scope["user"] = await unit.begin()
            await app(scope, receive, settling)
        finally:
            await unit.let_go()  # a disconnection or a bug: nothing was committed, nothing stays open
        if settling.committed and not is_unattended(connection.headers):
            await self._afterwards(unit)

    async def _afterwards(self, unit: Unit) -> None:
        try:
            await unit.finish()
            await self.seen(unit)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, Busy) as why:
            structlog.get_logger().warning("afterwards.failed", error=type(why).__name__)


class Settling:
    """A `send` that settles the transaction before the answer starts."""

    def __init__(self, unit: Unit, send: Send, failure: Callable[[], Sequence[Message]]) -> None:
        self.unit, self.send, self.failure = unit, send, failure
        self.broken = self.committed = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self.unit.open:
            verdict = self.unit.verdict(message["status"])
            settled = await self.unit.settle(verdict)
            self.broken, self.committed = not settled and verdict == "COMMIT", settled and verdict == "COMMIT"
            if self.broken:
                # Raising here would leave the client without an answer: Litestar believes that the
                # response has started. So we answer, and the handler's own messages go nowhere.
                for part in self.failure():
                    await self.send(part)
        if not self.broken:
            await self.send(message)
