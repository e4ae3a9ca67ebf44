"""Ring because a way in has changed: on every browser of hers, at once, by night too, whatever she chose."""

from datetime import timedelta

from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.notifications.jobs import NobodyToTell, ring_one
from backend.notifications.queries import ALERTED
from backend.notifications.tokens import Opening

SOON = timedelta(minutes=10)


async def ring(context: Context, job: Envelope) -> None:
    """For a day, when a service does not answer. An address asked later is asked alone."""
    if job.reader is None:
        raise NobodyToTell
    event, person = job.ids["event"], job.reader.person
    async with context.as_reader(job.reader) as sql:
        kept = await ALERTED.all(sql, event=event)
    for one in kept:
        if job.ids.get("only") in (None, one.id):
            await ring_one(context, job, Opening(person, "usager", None, "access", event), one, SOON)
