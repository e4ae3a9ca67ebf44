"""The newest thing of which somebody may be told now and has not seen: asked as herself, when she would be told.

What she read in the meantime, or could have since yesterday, is no news. Of many things that came, only the newest
is told: a day of import, or of failure, rings once.
"""

from datetime import datetime, time
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.jobs.queue import Reader
from backend.notifications import quiet
from backend.notifications.quiet import Quiet
from backend.notifications.rules import Kind


class News(msgspec.Struct, frozen=True):
    """`what` is opened: a thread, or the paper. `item` came: the message, or the paper. `now` is PostgreSQL's."""

    kind: Kind
    what: UUID
    item: UUID
    house: UUID
    zone: str
    at: datetime
    now: datetime
    chosen: bool
    since: time | None
    until: time | None

    @property
    def quiet(self) -> Quiet | None:
        if not self.chosen:
            return quiet.USUAL
        return Quiet(self.since, self.until) if self.since and self.until else None

    @property
    def wakes(self) -> datetime | None:
        """Until when she is left in peace, if she is now."""
        return quiet.wakes(self.quiet, self.zone, self.now)


class Helped(msgspec.Struct, frozen=True):
    """Somebody of whom she may be told, and of what."""

    subject: UUID
    given_name: str
    messages: bool
    papers: bool


_WANTED = """not exists (select from silence s where s.person_id = (select actor_id())
                     and s.subject_id = (select subject_id()) and s.kind = '{kind}' and s.kept)"""
NEWEST = Statement(
    f"""
    select n.kind, n.what, n.item, e.id, e.time_zone, n.at, now(),
           t.person_id is not null, t.quiet_from, t.quiet_until
      from (
        (select 'message' as kind, t.id as what, m.id as item, t.establishment_id, m.posted_at as at
           from unnest((select visible_dossiers())::uuid[]) as mine (id)
           join thread t on t.dossier_id = mine.id and t.last_at > now() - interval '1 day'
           cross join lateral (
                select m.id, m.posted_at from message m
                 where m.thread_id = t.id and m.author_id <> (select actor_id()) and m.number > coalesce(
                       (select max(r.number) from thread_reading r
                         where r.thread_id = t.id and r.reader_id = (select actor_id())), 0)
                   and m.posted_at > greatest(now() - interval '1 day', cast(:since as timestamptz))
                 order by m.number desc limit 1) m
          where t.dossier_id || '/messages' = any ((select shelves('be_told'))::text[])
            and {_WANTED.format(kind="message")}
          order by m.posted_at desc limit 1)
        union all
        (select 'paper', d.id, d.id, d.establishment_id, d.at
           from unnest((select visible_dossiers())::uuid[]) as mine (id) cross join lateral (
                select last.* from (
                    select d.id, d.establishment_id, coalesce(d.announced_at, d.filed_at) as at from document d
                     where d.dossier_id = mine.id and d.state = 'current' and {_WANTED.format(kind="paper")}
                       and coalesce(d.announced_at, d.filed_at)
                           > greatest(now() - interval '1 day', cast(:since as timestamptz))
                       and d.dossier_id || '/' || d.family = any ((select shelves('be_told'))::text[])
                     order by coalesce(d.announced_at, d.filed_at) desc, d.id limit 100) last
                 where not exists (select from document_opened o
                                    where o.document_id = last.id and o.reader_id = (select actor_id()))
                 order by last.at desc limit 1) d
          order by d.at desc limit 1)
      ) n join establishment e on e.id = n.establishment_id left join telling t on t.person_id = (select actor_id())
     order by n.at desc limit 1""",
    News,
)
TOLD_FOR = Statement("select subject, given_name, messages, papers from told_for()", Helped)
AS_READER = "select act_as_reader($1, $2, $3)"


async def of_person(sql: Connection, person: UUID, since: datetime | None = None) -> tuple[Reader, News] | None:
    """The newest of all that she may be told of, hers or of those she helps, and as whom. The worker's alone.

    `sql` acts as her, before and after.
    """
    herself, found = Reader(person, "usager"), []
    helping = [Reader(person, "aidant", helped.subject) for helped in await TOLD_FOR.all(sql)]
    for reader in (*helping, herself):
        if await sql.fetchval(AS_READER, reader.person, reader.capacity, reader.subject) is not None:
            newest = await NEWEST.one(sql, since=since)
            found += [(reader, newest)] if newest else []
    return max(found, key=lambda one: one[1].at, default=None)
