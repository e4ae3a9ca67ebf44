"""The messages of one's teams in four lists, and one thread as its team sees it.

Late is computed when it is asked: what was promised has passed. Nothing counts, nothing has to be put right.
"""

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.messaging.desk_schemas import CareThread, DeskRow
from backend.messaging.holding import HOLDER

LATE, TO_TAKE, MINE, PENDING = LISTS = ("retard", "prendre", "moi", "attente")
# Team by team, by the index of the order; and only for a role that reads messages: else each thread would be
# read to be refused.
_LIST = """(
    select '{name}' as list, each.* from unnest((select my_teams())::uuid[]) as mine (team_id), lateral (
        select t.*, h.membership_id as holder_id, h.shown_name as holder from thread t {holder}
         where t.team_id = mine.team_id and {which} and {next}
         order by t.{order}, t.id limit 20
    ) each
     where cast(:list as text) in ('', '{name}')
       and exists (select from unnest((select shelves('read'))::text[]) as s (shelf)
                    where split_part(s.shelf, '/', 2) = 'messages')
     order by each.{order}, each.id limit 20
)"""
_OWED = "t.due_at >= cast(:since as timestamptz) and (t.due_at > cast(:since as timestamptz) or t.id > :after)"
_LATEST = "t.last_at <= cast(:before as timestamptz) and (t.last_at < cast(:before as timestamptz) or t.id > :after)"
_WHICH = {
    LATE: "t.due_at < now()",
    TO_TAKE: "t.due_at >= now() and h.membership_id is null",
    MINE: "t.due_at >= now() and h.membership_id = (select permit_id())",
    PENDING: "(t.due_at is null or (t.due_at >= now() and h.membership_id <> (select permit_id())))",
}


def _list(name: str) -> str:
    told = {"next": _LATEST, "order": "last_at desc"} if name == PENDING else {"next": _OWED, "order": "due_at"}
    return _LIST.format(name=name, which=_WHICH[name], holder=HOLDER, **told)


INBOX = Statement(
    f"""
    with shown as ({" union all ".join(map(_list, LISTS))}), noted as ({noted("threads.listed", "care")})
    select s.id, s.list, t.name, s.opening, s.last_at, s.waits_since, s.due_at, s.holder,
           coalesce(s.holder_id = (select permit_id()), false), author.shown_name,
           coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
           s.confidential_to is not null
      from shown s
      join team t on t.id = s.team_id
      join dossier d on d.id = s.dossier_id
      left join message l on l.thread_id = s.id and l.number = s.last_number and l.capacity = 'staff'
      left join lateral (
          select m.shown_name from membership m
           where m.person_id = l.author_id and m.establishment_id = l.establishment_id
             and m.starts_at <= l.posted_at and (m.stopped_at is null or m.stopped_at >= l.posted_at)
           order by m.starts_at desc limit 1
      ) author on true
     order by case when s.list <> '{PENDING}' then s.due_at end,
              case when s.list = '{PENDING}' then s.last_at end desc, s.id
    """,
    DeskRow,
)

_COLLEAGUES = """array(select {what} from membership m
                  join membership_team mt on mt.membership_id = m.id and mt.team_id = t.team_id
                  join role_right r on r.role_id = m.role_id and r.can = 'write' and r.family = 'messages'
                 where m.stopped_at is null and m.starts_at <= now() and m.ends_at > now()
                   and m.id <> (select permit_id()) and t.confidential_to is null
                 order by lower(unaccent(m.shown_name)), m.id)"""
THREAD_IN_CARE = Statement(
    f"""
    with shown as (select * from thread t where t.id = :id), noted as ({noted("thread.read", "care")})
    select t.id, team.name, t.opening, t.document_id,
           coalesce((select max(r.number) from thread_reading r
                      where r.thread_id = t.id and r.reader_id = (select actor_id())), 0),
           coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
           t.waits_since, t.due_at, h.membership_id, h.shown_name,
           coalesce(h.membership_id = (select permit_id()), false),
           t.confidential_to is not null, {_COLLEAGUES.format(what="m.id")}, {_COLLEAGUES.format(what="m.shown_name")},
           case when t.confidential_to is null and is_minor(t.dossier_id) then t.dossier_id end
      from shown t
      join team on team.id = t.team_id
      join dossier d on d.id = t.dossier_id {HOLDER}
    """,
    CareThread,
)
