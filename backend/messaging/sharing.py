"""Whether the person for whom one acts shares her messages."""

from backend.db.compiled import Connection
from backend.kit.errors import NotFound

SHELF = """select exists (select from unnest((select shelves($1))::text[]) s (shelf)
                          where split_part(s.shelf, '/', 2) = 'messages')"""


async def shares(sql: Connection, right: str) -> bool:
    """`right`: read or write."""
    return bool(await sql.fetchval(SHELF, right))


async def refuse_without(sql: Connection, right: str) -> None:
    """What is not shared does not exist: not even an empty list."""
    if not await shares(sql, right):
        raise NotFound
