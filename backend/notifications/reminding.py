"""Tell one side of an access that it ends soon: that there is a reminder, and nothing else. The app says of what."""

from backend.db.compiled import Connection
from backend.jobs.context import Context
from backend.jobs.queue import Envelope, Reader
from backend.notifications.jobs import NobodyToTell, ring_one
from backend.notifications.mail_jobs import send_to
from backend.notifications.mailboxes import KEPT
from backend.notifications.queries import ADDRESSES, IN_SIGHT
from backend.notifications.sending import SOON
from backend.notifications.tokens import Opening


async def ring(context: Context, job: Envelope) -> None:
    """On each of her browsers. Silent when it was stopped, rests or was renewed meanwhile. Raises NoLongerAllowed."""
    reader = _reader(job)
    async with context.as_reader(reader) as sql:
        kept = await ADDRESSES.all(sql) if await _holds(sql, job) else []
    opening = Opening(reader.person, reader.capacity, reader.subject, "reminder", job.ids["delegation"])
    for one in kept:
        if job.ids.get("only") in (None, one.id):
            await ring_one(context, job, opening, one, SOON)


async def write(context: Context, job: Envelope) -> None:
    """By e-mail, the same. Raises NoLongerAllowed, NotNow."""
    reader = _reader(job)
    async with context.as_reader(reader) as sql:
        kept = await KEPT.one(sql) if await _holds(sql, job) else None
    if kept and kept.confirmed and not kept.refused:
        await send_to(context, job, reader, kept)


def _reader(job: Envelope) -> Reader:
    if job.reader is None:
        raise NobodyToTell
    return job.reader


async def _holds(sql: Connection, job: Envelope) -> bool:
    """Asked as who is told: her own access, or the one by which she acts."""
    return await IN_SIGHT["reminder"].one(sql, what=job.ids["delegation"]) is not None
