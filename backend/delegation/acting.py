"""Who acts for the person of a dossier, for the staff whose work it touches.

One entry in her trail for all that its page tells: her aidants, and her personne de confiance.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.people.contacts import HAS_TRUSTED


class Acting(msgspec.Struct):
    """An access that is alive, and those of its squares that the reader's own role may see: "read/attestations"."""

    delegation: UUID
    given_name: str
    family_name: str
    relation: str
    until: datetime
    squares: list[str]


ACTING = Statement(
    f"""
    with seen as materialized (select * from acting_here(cast(:dossier as uuid))), shown as (
        select s.delegation as id, o.establishment_id, o.id as dossier_id from seen s, dossier o
         where o.id = cast(:dossier as uuid)
        union all
        select o.id, o.establishment_id, o.id from dossier o where o.id = cast(:dossier as uuid) and {HAS_TRUSTED}
    ), noted as ({noted("delegations.listed", "care")})
    select s.delegation, s.given_name, s.family_name, s.relation, s.until, s.squares from seen s""",
    Acting,
)
