"""See one's own papers as an aidant sees them, or would: nothing is written."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from backend.db.compiled import Connection
from backend.delegation.presets import Square
from backend.delegation.writing import Caps, let

REFUSED = "select access_refused($1, $2, $3, $4)"


class Asked(msgspec.Struct, frozen=True):
    """Whether this aidant may be given something, within these caps; `former`: instead of what she has."""

    aidant: UUID
    caps: Caps
    former: UUID | None = None


def through(delegation: UUID) -> dict[str, object]:
    """What `lists.SEEN_BY` asks, of the aidant of a delegation that is alive."""
    return {"delegation": delegation, "aidant": None, "rights": [], "families": [], "dossiers": []}


def would(aidant: UUID, dossiers: Iterable[UUID], squares: Iterable[Square]) -> dict[str, object]:
    """The same, of an aidant who would have these squares, as of now."""
    held = list(squares)
    rights, families = [can for can, _ in held], [family for _, family in held]
    return {"delegation": None, "aidant": aidant, "rights": rights, "families": families, "dossiers": list(dossiers)}


async def is_let(sql: Connection, asked: Asked) -> None:
    """Raises AlreadyHelps, EnoughAidants, CannotHelp, NotChanged, as giving it would."""
    let(await sql.fetchval(REFUSED, asked.former, asked.aidant, asked.caps.aidants, asked.caps.helped))
