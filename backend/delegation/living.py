"""Where each access is in its life: at rest, near its end, over, and by whom."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Statement
from backend.delegation.queries import EACH_GIVEN, LAST, SQUARES
from backend.delegation.schemas import Given


class Life(msgspec.Struct):
    """`chosen`: the person rests and renews it herself. `replaced`: another one followed it.

    `mandate`: the one that she signed for it, when its paper is kept.
    """

    id: UUID
    starts_at: datetime
    ends_at: datetime
    paused_at: datetime | None
    stopped_at: datetime | None
    ended_by: str | None
    chosen: bool
    soon: bool
    replaced: bool
    mandate: UUID | None


class Lived(Given):
    """One that she gave, with where it is in its life: both in one statement."""

    paused_at: datetime | None
    ended_by: str | None
    chosen: bool
    soon: bool
    replaced: bool
    mandate: UUID | None

    @property
    def life(self) -> Life:
        return Life(**{name: getattr(self, name) for name in Life.__struct_fields__})


_TOLD = """d.ended_by, d.ground in ('chosen', 'desk'), ends_soon(d),
       exists (select from delegation n where n.follows = d.id and n.usager_id = d.usager_id),
       case d.ground when 'desk' then my_mandate(d.id) end"""
LIVING = Statement(EACH_GIVEN.format(squares=SQUARES, more=f", d.paused_at, {_TOLD}", which=LAST), Lived)
ONE_LIFE = Statement(
    f"""select d.id, d.starts_at, d.ends_at, d.paused_at, d.stopped_at, {_TOLD}
  from delegation d where d.usager_id = (select actor_id()) and d.ground in ('chosen', 'desk') and d.id = :id""",
    Life,
)
