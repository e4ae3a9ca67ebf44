"""What she decided about a paper holds for its next version: hidden stays hidden, contested waits for a human."""

from datetime import datetime
from uuid import UUID

from backend.db.compiled import Connection
from backend.documents.relations import KINDS
from backend.interop.cda.header import CdaHeader
from backend.kit.errors import DomainError

# The other versions: of the same set or id, those that this paper replaces, those that replace it.
DECIDED = """
select max(d.hidden_from_staff_at) filter (where d.state = 'current') as hidden_at,
       coalesce(bool_or(d.disputed_at is not null), false) as disputed
  from document d
 where d.establishment_id = $1 and d.dossier_id = $2
   and (d.set_id = $3 or d.unique_id = $4 or d.unique_id = any ($5)
        or d.unique_id in (select r.said_by from document_relation r
                            where r.dossier_id = $2 and r.target = $4 and r.kind = 'replaces'))
"""


class Disputed(DomainError):
    """She said that another version of this paper is not hers."""

    slug = "disputed"


async def hidden_since(sql: Connection, house: UUID, dossier_id: UUID, header: CdaHeader) -> datetime | None:
    """Since when the version that counts is hidden from professionals; None when it is not.

    Raises Disputed. Only what is hidden now counts: what she showed again is shown.
    """
    replaced = [one.unique_id for one in header.replaces if KINDS.get(one.kind) == "replaces"]
    told = await sql.fetchrow(DECIDED, house, dossier_id, header.set_id, header.unique_id, replaced)
    if told["disputed"]:
        raise Disputed
    hidden: datetime | None = told["hidden_at"]
    return hidden
