"""Qui a regardé ? Read through the policy of each object: what one may not know is not told."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Statement


class Looked(msgspec.Struct):
    """Somebody did something with one object of mine."""

    at: datetime
    actor_id: UUID
    capacity: str
    purpose: str
    act: str
    object_id: UUID
    name: str | None
    role: str | None
    house: str
    mine: bool
    establishment_id: UUID
    type_code: str | None
    type_system: str | None
    family: str | None


# The page is cut before the objects' own policies speak: a page may be short, never a line too many.
WHO_LOOKED = Statement(
    """
    select w.at, w.actor_id, w.capacity, w.purpose, w.act, w.object_id, w.actor_name, w.actor_role, w.house,
           w.actor_id = (select actor_id()), coalesce(d.establishment_id, t.establishment_id, m.establishment_id),
           d.type_code, d.type_system, d.family
      from who_looked(cast(:before as timestamptz), 200) w
      left join document d on d.id = w.object_id
      left join thread t on t.id = w.object_id
      left join message m on m.id = w.object_id
     where coalesce(d.id, t.id, m.id) is not null
     order by w.at desc
    """,
    Looked,
)


class Count(msgspec.Struct):
    number: int


# How many others this week, through the same policies as the page that names them.
LOOKERS = Statement(
    """
    select count(distinct w.actor_id)
      from who_looked('infinity', 200) w
      left join document d on d.id = w.object_id
      left join thread t on t.id = w.object_id
      left join message m on m.id = w.object_id
     where coalesce(d.id, t.id, m.id) is not null
       and w.at > now() - interval '7 days' and w.actor_id <> (select actor_id())
    """,
    Count,
)
