"""Threads and their messages, as the actor may see them."""

from backend.db.compiled import Statement
from backend.messaging.schemas import Fresh, MessageRow, ThreadRow

_NOTED = """insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), establishment_id, dossier_id, actor_id(), capacity(), subject_id(), '{purpose}', '{act}', array_agg(id)
      from shown group by establishment_id, dossier_id"""

_THREADS = """
with shown as (
    select newest.* from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id), lateral (
        select * from thread t where t.dossier_id = mine.dossier_id
         order by t.last_at desc, t.id limit 20
    ) newest
    order by newest.last_at desc, newest.id limit 20
), noted as ({noted})
select s.id, s.establishment_id, s.dossier_id, e.name, t.name, s.opening, s.document_id, s.last_number, s.last_at,
       (select m.capacity from message m where m.thread_id = s.id and m.number = s.last_number),
       coalesce((select max(r.number) from thread_reading r where r.thread_id = s.id and r.reader_id = (select actor_id())), 0),
       coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name)
  from shown s
  join establishment e on e.id = s.establishment_id
  join team t on t.id = s.team_id
  join dossier d on d.id = s.dossier_id
 order by s.last_at desc, s.id
"""
THREADS = Statement(_THREADS.format(noted=_NOTED.format(act="threads.listed", purpose="own")), ThreadRow)
INBOX = Statement(_THREADS.format(noted=_NOTED.format(act="threads.listed", purpose="care")), ThreadRow)

_ONE = """
with shown as (select * from thread t where t.id = :id), noted as ({noted})
select s.id, s.establishment_id, s.dossier_id, e.name, t.name, s.opening, s.document_id, s.last_number, s.last_at, null, 0,
       coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name)
  from shown s
  join establishment e on e.id = s.establishment_id
  join team t on t.id = s.team_id
  join dossier d on d.id = s.dossier_id
"""
THREAD = Statement(_ONE.format(noted=_NOTED.format(act="thread.read", purpose="own")), ThreadRow)
THREAD_IN_CARE = Statement(_ONE.format(noted=_NOTED.format(act="thread.read", purpose="care")), ThreadRow)

# The last twenty; who read each first, besides its author.
MESSAGES = Statement(
    """
    select l.id, l.establishment_id, l.number, l.author_id = (select actor_id()), l.capacity,
           coalesce(author.shown_name, d.used_given_name, split_part(d.given_names, ' ', 1)), trade.label,
           l.body, l.posted_at, k.id, k.kek_id, k.wrapped,
           coalesce(reader.shown_name, case when first.capacity = 'usager' then coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)) end),
           first.at
      from (select * from message m where m.thread_id = :id order by m.number desc limit 20) l
      join dossier d on d.id = l.dossier_id
      join dossier_key k on k.id = l.key_id
      left join membership author on l.capacity = 'staff' and author.person_id = l.author_id
           and author.establishment_id = l.establishment_id and author.stopped_at is null
      left join role trade on trade.id = author.role_id
      left join lateral (
          select r.reader_id, r.capacity, r.at from thread_reading r
           where r.thread_id = l.thread_id and r.number >= l.number and r.reader_id <> l.author_id
           order by r.at limit 1
      ) first on true
      left join membership reader on first.capacity = 'staff' and reader.person_id = first.reader_id
           and reader.establishment_id = l.establishment_id and reader.stopped_at is null
     order by l.number
    """,
    MessageRow,
)

FRESH = Statement(
    """
    select count(*) from (
        select from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id), lateral (
            select t.id, t.last_number from thread t where t.dossier_id = mine.dossier_id
             order by t.last_at desc, t.id limit 20
        ) t
        join message m on m.thread_id = t.id and m.number = t.last_number and m.author_id <> (select actor_id())
        where t.last_number > coalesce((select max(r.number) from thread_reading r
                                         where r.thread_id = t.id and r.reader_id = (select actor_id())), 0)
    ) fresh
    """,
    Fresh,
)

# Read means: it was on the screen of the one it was written to. Written once the page has left.
MARK_READ = """insert into thread_reading (thread_id, reader_id, number, capacity)
    select $1, (select actor_id()), $2, (select capacity()) on conflict do nothing"""
