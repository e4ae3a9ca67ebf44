"""To whom alone a person may write, and that she writes to one of them."""

from uuid import UUID

from backend.db.compiled import Connection, Statement
from backend.kit.errors import NotFound
from backend.messaging.answering_schemas import Answering, Confidant
from backend.messaging.calendars import CALENDAR

CONFIDANTS = Statement(
    """select distinct on (lower(unaccent(c.name)), c.membership) c.membership, c.name, c.label, e.name,
              is_minor(c.dossier)
         from confidants() c join establishment e on e.id = c.house
        order by lower(unaccent(c.name)), c.membership""",
    Confidant,
)
ONE = Statement(
    f"""select t.id, t.establishment_id, c.dossier, e.name, t.name, t.hours, e.phone, e.time_zone, c.name, c.label,
               {CALENDAR}
          from confidants() c
          join team t on t.id = c.team
          join establishment e on e.id = c.house
         where c.membership = :only and (cast(:dossier as uuid) is null or c.dossier = :dossier)
         order by lower(unaccent(t.name)), t.id limit 1""",
    Answering,
)


async def confided_to(sql: Connection, only: UUID, dossier: UUID | None) -> Answering:
    """The member and one of her teams. Raises NotFound for somebody to whom she may not write alone."""
    found = await ONE.one(sql, only=only, dossier=dossier)
    if found is None:
        raise NotFound
    return found
