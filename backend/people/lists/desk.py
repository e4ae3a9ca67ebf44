"""What each page of lists begins with: the house, and what is hers to bring."""

from typing import Any
from uuid import UUID

from litestar import Request
from litestar.datastructures import State

from backend.db.compiled import Connection
from backend.kit.errors import NotFound
from backend.people import around
from backend.people.lists.bringing import DUTIES
from backend.people.lists.queries import ONE, RunRow

Req = Request[Any, Any, State]
PLACE = "listes"


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/{PLACE}"


async def shell_of(sql: Connection, house: UUID) -> tuple[dict[str, Any], str]:
    """Raises NotFound for a role that has neither duty."""
    shell, zone = await around.of_desk(sql, house, PLACE)
    if not shell["desk"].duties & set(DUTIES.values()):
        raise NotFound
    return shell, zone


async def run_of(sql: Connection, run: UUID) -> RunRow:
    """Raises NotFound for one that is not of her duty in this house."""
    row = await ONE.one(sql, id=run)
    if row is None:
        raise NotFound
    return row
