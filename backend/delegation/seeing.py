"""See one's own papers as an aidant sees them, or would: nothing is written."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from backend.db.compiled import Connection
from backend.delegation.presets import Square
from backend.delegation.writing import Caps, let

Piece = tuple[UUID, str, str]
"""A square in a dossier."""
REFUSED = "select access_refused($1, $2, $3, $4)"


class Asked(msgspec.Struct, frozen=True):
    """Whether this aidant may be given something, within these caps; `former`: instead of what she has."""

    aidant: UUID
    caps: Caps
    former: UUID | None = None


def through(delegation: UUID) -> dict[str, object]:
    """What `lists.SEEN_BY` asks, of the aidant of a delegation that is alive."""
    return {"delegation": delegation, "aidant": None, "rights": [], "families": [], "dossiers": [], "by_law": False}


def would(aidant: UUID, pieces: Iterable[Piece], *, by_law: bool = False) -> dict[str, object]:
    """The same, of an aidant who would have these squares of these dossiers and no others, as of now: chosen, or by a
    measure."""
    held = list(pieces)
    where, rights, families = [[piece[at] for piece in held] for at in range(3)]
    squares: dict[str, object] = {"rights": rights, "families": families, "dossiers": where}
    return squares | {"delegation": None, "aidant": aidant, "by_law": by_law}


def in_each(dossiers: Iterable[UUID], squares: Iterable[Square]) -> list[Piece]:
    """The same squares in each dossier, as they are given."""
    each = list(squares)
    return [(dossier, can, shelf) for dossier in dossiers for can, shelf in each]


async def is_let(sql: Connection, asked: Asked) -> None:
    """Raises AlreadyHelps, EnoughAidants, CannotHelp, NotChanged, as giving it would."""
    let(await sql.fetchval(REFUSED, asked.former, asked.aidant, asked.caps.aidants, asked.caps.helped))
