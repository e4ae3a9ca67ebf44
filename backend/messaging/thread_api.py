"""One thread of mine for a program that shows it: its last twenty messages, noted and marked read as its page is."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.kit.errors import NotFound
from backend.kit.keyring import ForOnePage, KeyRing
from backend.messaging import presenter, queries
from backend.messaging.addresses import NEXT, Number
from backend.messaging.schemas import MessageRow
from backend.messaging.thread_page import mark_read


class OneMessage(msgspec.Struct):
    """`by` is the capacity of who wrote it, `author` the name under which she did; `read_at`: by the other side."""

    id: UUID
    number: int
    mine: bool
    by: str
    author: str | None
    role: str | None
    words: str
    posted_at: datetime
    read_by: str | None
    read_at: datetime | None
    photo: UUID | None


class Messages(msgspec.Struct):
    """The oldest first. `older` is the address of the page before; null at the beginning."""

    id: UUID
    house: str
    team: str
    opening: str
    read_up_to: int
    messages: list[OneMessage]
    older: str | None


@get("/{thread:uuid}")
async def one_thread(
    request: Request[Any, Any, State], sql: NamedDependency[Connection], thread: FromPath[UUID], before: Number = NEXT
) -> Messages:
    """Raises NotFound for a thread out of sight."""
    row = await queries.THREAD.one(sql, id=thread)
    if row is None:
        raise NotFound
    rows = await queries.MESSAGES.all(sql, id=thread, before=before)
    if before == NEXT:
        mark_read(unit_of(request), rows, row)
    ring = ForOnePage(request.app.state.ring)
    older = presenter.older_messages(rows, f"/api/fils/{thread}") or None
    return Messages(row.id, row.house, row.team, row.opening, row.read_up_to, [_one(ring, m) for m in rows], older)


def _one(ring: KeyRing, row: MessageRow) -> OneMessage:
    words, role = presenter.words_of(ring, row), presenter.role_of(row) or None
    return OneMessage(
        row.id, row.number, row.mine, row.capacity, row.author, role, words, row.posted_at, row.reader, row.read_at,
        row.photo_id,
    )  # fmt: skip
