"""My threads for a program that shows them: ids, who answers, how far they have come, and no word of what was said.

The words of one of them: `thread_api`.
"""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from backend.db.compiled import Connection
from backend.identity.guards import signed_in
from backend.kit.clock import LATEST
from backend.messaging import queries
from backend.messaging.thread_api import one_thread

FIRST_ID = UUID(int=0)
PAGE = 20
Before = Annotated[datetime, QueryParameter(name="avant")]
After = Annotated[UUID, QueryParameter(name="apres")]


class OneThread(msgspec.Struct):
    """`read_up_to`: the number of the last message that she read; `last_by`: the capacity of who wrote the last."""

    id: UUID
    house: str
    team: str
    opening: str
    document: UUID | None
    last_number: int
    last_at: datetime
    last_by: str | None
    read_up_to: int


class Threads(msgspec.Struct):
    """The latest first. `older` is the address of the next page; null at the end."""

    threads: list[OneThread]
    older: str | None


@get("/")
async def threads(sql: NamedDependency[Connection], before: Before = LATEST, after: After = FIRST_ID) -> Threads:
    """The twenty latest threads of the person who is signed in, noted in the trail as her page of messages is."""
    rows = await queries.THREADS.all(sql, before=before, after=after)
    shown = [
        OneThread(
            r.id, r.house, r.team, r.opening, r.document_id, r.last_number, r.last_at, r.last_capacity, r.read_up_to
        )
        for r in rows
    ]
    return Threads(shown, _older(shown) if len(shown) == PAGE else None)


def _older(shown: list[OneThread]) -> str:
    at = shown[-1].last_at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"/api/fils?avant={at}&apres={shown[-1].id}"


router = Router("/api/fils", route_handlers=[threads, one_thread], guards=[signed_in])
