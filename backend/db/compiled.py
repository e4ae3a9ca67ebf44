"""Statements written once, compiled when the process starts, run by asyncpg alone.

Building and compiling a statement costs more than running it: neither happens in a request.
"""

from typing import Any, Generic, TypeAlias, TypeVar

import asyncpg
import msgspec
from sqlalchemy import ClauseElement
from sqlalchemy import text as sql_text
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

Row = TypeVar("Row", bound=msgspec.Struct)
Connection: TypeAlias = asyncpg.Connection


class Statement(Generic[Row]):
    """A statement and the Struct that each of its rows becomes: same columns, same order."""

    def __init__(self, statement: ClauseElement | str, row: type[Row]) -> None:
        clause = sql_text(statement) if isinstance(statement, str) else statement
        compiled = clause.compile(dialect=PGDialect_asyncpg())
        self.sql, self.row = str(compiled), row
        self.names = tuple(compiled.positiontup or ())  # type: ignore[attr-defined]
        self.fixed = {k: v for k, v in compiled.params.items() if v is not None}

    def arguments(self, values: dict[str, Any]) -> list[Any]:
        return [values[n] if n in values else self.fixed[n] for n in self.names]

    async def all(self, sql: Connection, **values: Any) -> list[Row]:
        return [self.row(*r) for r in await sql.fetch(self.sql, *self.arguments(values))]

    async def one(self, sql: Connection, **values: Any) -> Row | None:
        row = await sql.fetchrow(self.sql, *self.arguments(values))
        return self.row(*row) if row else None
