"""What every page about mandates begins with: whose duty it is, which mandate."""

from typing import Any
from uuid import UUID

from backend.db.compiled import Connection
from backend.kit.errors import NotFound
from backend.mandates import queries
from backend.mandates.schemas import Mandate
from backend.people import around
from backend.people.members.guards import only_if

PLACE, DUTY = "mandats", "enrolment"
of_mandate = only_if(
    """select 'enrolment' = any (my_duties())
          and exists (select from mandate m where m.id = $1 and m.establishment_id = acting_house())""",
    "mandate",
)


def base_of(house: UUID) -> str:
    return f"/equipe/{house}/{PLACE}"


async def of_desk(sql: Connection, house: UUID) -> tuple[dict[str, Any], str]:
    """Raises NotFound for whoever has not the duty."""
    shell, zone = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    return shell, zone


async def found(sql: Connection, mandate: UUID) -> Mandate:
    """Of this house. Raises NotFound, too, for whoever has not the duty."""
    row = await queries.ONE.one(sql, mandate=mandate)
    if row is None:
        raise NotFound
    return row
