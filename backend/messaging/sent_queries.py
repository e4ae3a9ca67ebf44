"""A message that its author has just sent."""

from backend.db.compiled import Statement
from backend.messaging.calendars import CALENDAR
from backend.messaging.sent_schemas import SentRow

# While nobody of the team read it and nobody wrote after it, so many seconds more by our own clock.
SENT = Statement(
    f"""
    select e.name, t.name, t.hours, {CALENDAR}, m.posted_at, seen.it,
           cast(case when seen.it or m.number < s.last_number then 0
                     else extract(epoch from m.posted_at + cast(:whole as interval) - clock_timestamp()) end as float8),
           (select o.shown_name from membership o where o.id = s.confidential_to)
      from message m
      join thread s on s.id = m.thread_id
      join establishment e on e.id = s.establishment_id
      join team t on t.id = s.team_id, lateral (
           select exists (select from thread_reading r where r.thread_id = m.thread_id and r.number >= m.number
                             and r.capacity = 'staff') as it
      ) seen
     where m.id = :id and m.thread_id = :thread_id
       and m.author_id = (select actor_id()) and m.capacity = (select capacity())
    """,
    SentRow,
)
