"""What every page about one paper of mine begins with."""

from typing import Any
from uuid import UUID

from backend.db.compiled import Connection
from backend.documents import queries
from backend.documents.schemas import OpenedRow
from backend.kit.asking import as_uuid
from backend.kit.errors import Invalid, NotFound


async def opened_paper(sql: Connection, paper: UUID) -> OpenedRow:
    """One that is in her list."""
    return _found(await queries.READ_MINE.one(sql, id=paper, kind="reading"))


async def opened_version(sql: Connection, paper: UUID) -> OpenedRow:
    """Any version that came: one that was replaced or cancelled says so."""
    return _found(await queries.READ_VERSION.one(sql, id=paper, kind="reading"))


def _found(row: OpenedRow | None) -> OpenedRow:
    if row is None:
        raise NotFound
    return row


def key_in(data: dict[str, Any]) -> UUID:
    key = as_uuid(str(data.get("key", "")))
    if key is None:
        raise Invalid
    return key
