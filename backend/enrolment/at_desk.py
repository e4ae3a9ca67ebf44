"""What every page of this desk begins with: the duty, and the person."""

from typing import Any
from uuid import UUID

from backend.db.compiled import Connection
from backend.enrolment import queries
from backend.enrolment.rows import OnePerson
from backend.kit.errors import NotFound
from backend.people import around

PLACE, DUTY = "inscriptions", "enrolment"
MISTAKEN = 422
NEVER_KEPT = {"Cache-Control": "no-store"}


async def of_desk(sql: Connection, house: UUID) -> tuple[dict[str, Any], str]:
    """Raises NotFound for whoever has not the duty."""
    shell, zone = await around.of_desk(sql, house, PLACE)
    if DUTY not in shell["desk"].duties:
        raise NotFound
    return shell, zone


async def at_desk(sql: Connection, dossier: UUID) -> OnePerson:
    """Somebody of this house. Raises NotFound, too, for whoever has not the duty."""
    row = await queries.ONE.one(sql, dossier=dossier)
    if row is None:
        raise NotFound
    return row
