"""Threads and their messages, as the actor may see them."""

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.db.hiding import unless_kept
from backend.messaging.calendars import CALENDAR
from backend.messaging.schemas import Fresh, MessageRow, OwnThread, ThreadRow

_THREADS = """
with shown as (
    select newest.* from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id), lateral (
        select * from thread t
         where t.dossier_id = mine.dossier_id and t.last_at <= :before and (t.last_at < :before or t.id > :after)
         order by t.last_at desc, t.id limit 20
    ) newest
    order by newest.last_at desc, newest.id limit 20
), noted as ({noted})
select s.id, s.establishment_id, s.dossier_id, e.name, t.name, s.opening, s.document_id, s.last_number, s.last_at,
       (select m.capacity from message m where m.thread_id = s.id and m.number = s.last_number),
       coalesce((select max(r.number) from thread_reading r
                  where r.thread_id = s.id and r.reader_id = (select actor_id())), 0),
       coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
       (select m.shown_name from membership m where m.id = s.confidential_to)
  from shown s
  join establishment e on e.id = s.establishment_id
  join team t on t.id = s.team_id
  join dossier d on d.id = s.dossier_id
 order by s.last_at desc, s.id
"""


def _threads(purpose: str) -> Statement[ThreadRow]:
    sql = _THREADS.format(noted=noted("threads.listed", purpose))
    return Statement(
        sql.replace(":before", "cast(:before as timestamptz)").replace(":after", "cast(:after as uuid)"), ThreadRow
    )


THREADS, THREADS_FOR_SOMEONE = _threads("own"), _threads("aidant")

# Of the member `m` to whom alone somebody writes in the thread `s`: she works in its team now.
HERE = """(m.stopped_at is null and m.starts_at <= now() and m.ends_at > now() and exists (
           select from membership_team mt where mt.membership_id = m.id and mt.team_id = s.team_id))"""
_ONE = f"""
with shown as (select * from thread t where t.id = {{id}}), noted as ({{noted}})
select s.id, e.name, t.name, t.hours, {CALENDAR}, s.opening, s.document_id,
       coalesce((select max(r.number) from thread_reading r
                  where r.thread_id = s.id and r.reader_id = (select actor_id())), 0),
       c.shown_name, c.label, s.confidential_to is null or c.here, {{may}}
  from shown s
  join establishment e on e.id = s.establishment_id
  join team t on t.id = s.team_id
  left join lateral (
      select m.shown_name, r.label, {HERE} as here from membership m join role r on r.id = m.role_id
       where m.id = s.confidential_to
  ) c on true
"""
THREAD = Statement(_ONE.format(noted=noted("thread.read", "own"), id=":id", may="true, false"), OwnThread)
_MAY = """s.dossier_id || '/messages' = any ((select shelves('write'))::text[]),
       s.id = any ((select begun_by_others())::uuid[])"""
_THEIRS = {"id": unless_kept("hidden_threads"), "may": _MAY}
THREAD_FOR_SOMEONE = Statement(_ONE.format(noted=noted("thread.read", "aidant"), **_THEIRS), OwnThread)


def _member(person: str, at: str) -> str:
    return f"""select m.shown_name, r.label from membership m join role r on r.id = m.role_id
                where m.person_id = {person} and m.establishment_id = l.establishment_id
                  and m.starts_at <= {at} and (m.stopped_at is null or m.stopped_at >= {at})
                order by m.starts_at desc limit 1"""


# Twenty, the last before a number; under the name its author had then; who on the other side read each first.
MESSAGES = Statement(
    """
    select l.id, l.establishment_id, l.number, l.author_id = (select actor_id()), l.capacity,
           case when l.capacity = 'usager' then coalesce(d.used_given_name, split_part(d.given_names, ' ', 1))
                when l.capacity = 'aidant' then aidant.name else author.shown_name end,
           coalesce(author.label, aidant.relation), coalesce(aidant.former, false),
           l.body, l.posted_at, k.id, k.kek_id, k.wrapped,
           coalesce(reader.shown_name, case when first.capacity = 'usager'
                then coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)) end),
           first.at, coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)),
           p.id, p.state, p.reason, p.width, p.height
      from (select * from message m where m.thread_id = :id and m.number < :before
             order by m.number desc limit 20) l
      join dossier d on d.id = l.dossier_id
      join dossier_key k on k.id = l.key_id
      left join message_photo p on p.message_id = l.id
      left join lateral ({author}) author on l.capacity = 'staff'
      left join lateral aidant_known_as(l.author_id, l.dossier_id, l.posted_at) aidant on l.capacity = 'aidant'
      left join lateral (
          select r.reader_id, r.capacity, r.at from thread_reading r
           where r.thread_id = l.thread_id and r.number >= l.number
             and (r.capacity = 'staff') <> (l.capacity = 'staff')
           order by r.at limit 1
      ) first on true
      left join lateral ({reader}) reader on first.capacity = 'staff'
     order by l.number
    """.format(author=_member("l.author_id", "l.posted_at"), reader=_member("first.reader_id", "first.at")),
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

# Read means: it was on the screen of the one it was written to. Written once the page has left, of the very
# message that was shown: its number may be another one's by then, if its author took it back.
MARK_READ = """insert into thread_reading (thread_id, reader_id, number, capacity)
    select m.thread_id, (select actor_id()), m.number, (select capacity()) from message m where m.id = $1
    on conflict do nothing"""
