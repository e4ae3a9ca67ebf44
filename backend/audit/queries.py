"""Qui a regardé ? Read through the policy of each object: what one may not know is not told."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Statement


class Looked(msgspec.Struct):
    """Somebody did something with one object of mine."""

    entry: UUID
    at: datetime
    actor_id: UUID
    capacity: str
    purpose: str
    act: str
    object_id: UUID
    name: str | None
    role: str | None
    house: str
    former: bool
    mine: bool
    establishment_id: UUID
    type_code: str | None
    type_system: str | None
    family: str | None


# Whether an object exists for the reader is said by its own policy, looked up one by one by its key:
# OFFSET 0 keeps PostgreSQL from joining whole tables. A list is told by one object of it, any of them.
# What a person added and took away has no kind any more, and opens no more.
GONE = "d.state = 'cancelled' and d.brought_by is not null"
_IN_SIGHT = f"""
    select o.id, case when {GONE} then '' else d.type_code end, d.type_system, d.family, coalesce(d.establishment_id,
               (select t.establishment_id from thread t where t.id = o.id),
               (select m.establishment_id from message m where m.id = o.id),
               (select r.establishment_id from request r where r.id = o.id),
               (select n.establishment_id from appointment n where n.id = o.id),
               (select c.establishment_id from code_card c where c.id = o.id),
               (select s.establishment_id from dossier s
                 where s.id = o.id and s.id = any ((select visible_dossiers())::uuid[])),
               (select p.establishment_id from delegation g, dossier p
                 where g.id = o.id and p.id = any ((select visible_dossiers())::uuid[]) limit 1)) as establishment_id
      from unnest(w.objects) o (id)
      left join lateral (select * from document d where d.id = o.id offset 0) d on true offset 0"""
PAGE = 50
WHO_LOOKED = Statement(
    f"""
    select w.id, w.at, w.actor_id, w.capacity, w.purpose, w.act, o.id, w.actor_name, w.actor_role, w.house, w.former,
           w.actor_id = (select actor_id()), o.establishment_id, o.type_code, o.type_system, o.family
      from who_looked(cast(:before as timestamptz), cast(:before_id as uuid)) w
     cross join lateral (
         select * from ({_IN_SIGHT}) o where o.establishment_id is not null
          limit case when w.act like '%.listed' then 1 end
     ) o
     order by w.at desc, w.id desc
    """,
    Looked,
)


class Count(msgspec.Struct):
    number: int


# How many other people looked this week, through the same policies as the page that names them.
LOOKERS = Statement(
    f"""
    select count(distinct w.actor_id) from looked_this_week() w
     where exists (select from ({_IN_SIGHT}) o where o.establishment_id is not null)
    """,
    Count,
)
