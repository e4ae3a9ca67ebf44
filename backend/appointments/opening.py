"""What every page about one appointment begins with."""

from typing import Any
from uuid import UUID

from backend.appointments.schemas import Pressed, Row
from backend.db.compiled import Connection, Statement
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form


async def opened(sql: Connection, statement: Statement[Row], appointment: UUID) -> Row:
    row = await statement.one(sql, id=appointment)
    if row is None:
        raise NotFound
    return row


def key_in(data: dict[str, Any]) -> UUID:
    form = Form(Pressed, data)
    if not form:
        raise Invalid
    return form.value.key
