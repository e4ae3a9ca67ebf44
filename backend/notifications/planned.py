"""Tell a person of an appointment: the day before, and when it is planned, moved or cancelled; and of the yes of
somebody whom she invited. One sentence for each, which says nothing of it."""

from datetime import datetime, time

import msgspec

from backend.db.compiled import Connection, Statement
from backend.jobs.context import Context
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.notifications import quiet
from backend.notifications.jobs import NobodyToTell, ring_one
from backend.notifications.owing import may_ring_yet
from backend.notifications.queries import ADDRESSES
from backend.notifications.rules import Kind
from backend.notifications.sending import SOON
from backend.notifications.tokens import Opening


class Due(msgspec.Struct, frozen=True):
    """Something that may be told now; and when she is left in peace, in the time of the house."""

    zone: str
    now: datetime
    chosen: bool
    since: time | None
    until: time | None

    @property
    def wakes(self) -> datetime | None:
        night = quiet.Quiet(self.since, self.until) if self.since and self.until else None
        return quiet.wakes(night if self.chosen else quiet.USUAL, self.zone, self.now)


# Asked as herself, under the policy of what is told: an appointment to come, of which she wants news; a yes that waits
# for hers.
DUE: dict[Kind, Statement[Due]] = {
    "appointment": Statement(
        """select e.time_zone, now(), t.person_id is not null, t.quiet_from, t.quiet_until
             from appointment a join establishment e on e.id = a.establishment_id
             left join telling t on t.person_id = (select actor_id())
            where a.id = :what and a.starts_at > now()
              and not exists (select from silence s where s.person_id = (select actor_id())
                                 and s.subject_id = (select actor_id()) and s.kind = 'appointment' and s.kept)""",
        Due,
    ),
    "invitation": Statement(
        """select i.zone, now(), t.person_id is not null, t.quiet_from, t.quiet_until
             from invitation i left join telling t on t.person_id = (select actor_id())
            where i.id = :what and i.state = 'accepted' and i.expires_at > now() and i.rights_end > now()""",
        Due,
    ),
}


async def ring(context: Context, job: Envelope) -> None:
    """Of an appointment. Silent once it is past. Raises NoLongerAllowed."""
    await _ring(context, job, "appointment")


async def ring_of_a_yes(context: Context, job: Envelope) -> None:
    """Silent once she has answered it, or cannot any more. Raises NoLongerAllowed."""
    await _ring(context, job, "invitation")


async def _ring(context: Context, job: Envelope, kind: Kind) -> None:
    """On each of her browsers; after her night, when it is night. What is told is named in the job by its kind."""
    reader = job.reader
    if reader is None:
        raise NobodyToTell
    async with context.as_reader(reader) as sql:
        kept = await ADDRESSES.all(sql) if await _is_the_moment(sql, job, reader, kind) else []
    opening = Opening(reader.person, reader.capacity, reader.subject, kind, job.ids[kind])
    for one in kept:
        if job.ids.get("only") in (None, one.id):
            await ring_one(context, job, opening, one, SOON)


async def _is_the_moment(sql: Connection, job: Envelope, reader: Reader, kind: Kind) -> bool:
    """Not again and again while a day is planned. The day before cannot wait: it comes once."""
    due = await DUE[kind].one(sql, what=job.ids[kind])
    if due and due.wakes:
        await enqueue(sql, job, due.wakes - due.now)
        return False
    return due is not None and (bool({"only", "eve"} & job.ids.keys()) or await may_ring_yet(sql, job, reader.person))
