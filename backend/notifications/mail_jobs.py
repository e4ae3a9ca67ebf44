"""Send an e-mail: that there is news, if there still is when this runs; that a way in changed; or the code that
confirms an address."""

from email.message import EmailMessage

from backend.jobs.context import Context, GiveUp
from backend.jobs.queue import Envelope, Reader
from backend.kit.clock import now
from backend.kit.sealing import Broken
from backend.notifications import letters
from backend.notifications.mailboxes import HELD, KEPT, Kept, Mailbox
from backend.notifications.news import News, of_person
from backend.notifications.owing import mail_at, release
from backend.notifications.relay import Refused, hand_over

# Twenty minutes of ever longer waits, then ten by ten: who greets strangers late is waited for.
ATTEMPTS = 16
# The row that was read, and no other: she may have given another address in the meantime.
TOLD = "update mail_address set told_at = $2 where id = $1"
NO_MORE = "update mail_address set refused_at = now() where id = $1"


class NobodyToWriteTo(GiveUp):
    """The job names no reader."""


async def send_code(context: Context, job: Envelope) -> None:
    """To the address that the job names, while its code may serve. Raises NotNow."""
    reader = _reader(job)
    async with context.as_reader(reader) as sql:
        kept = await KEPT.one(sql)
    if kept and kept.id == job.ids["address"] and kept.fresh and not (kept.confirmed or kept.refused):
        await send_to(context, job, reader, kept)


async def send_news(context: Context, job: Envelope) -> None:
    """Decided as herself, now: what she may be told of, has not seen, and was not told of by e-mail. Raises NotNow."""
    reader = _reader(job)
    if told := await _due(context, job, reader):
        kept, news = told
        if await send_to(context, job, reader, kept):
            async with context.as_reader(reader) as sql:
                await sql.execute(TOLD, kept.id, news.now)


async def send_alert(context: Context, job: Envelope) -> None:
    """How one enters as her has changed: told at once, whatever she chose. Raises NotNow."""
    reader = _reader(job)
    async with context.as_reader(reader) as sql:
        kept = await KEPT.one(sql)
    if kept and kept.confirmed and not kept.refused:
        await send_to(context, job, reader, kept)


def _reader(job: Envelope) -> Reader:
    if job.reader is None:
        raise NobodyToWriteTo
    return job.reader


async def _due(context: Context, job: Envelope, reader: Reader) -> tuple[Kept, News] | None:
    """Where to write, and of what. In the night it is owed for the morning."""
    async with context.as_reader(reader) as sql:
        kept = await HELD.one(sql)
        usable = kept is not None and kept.confirmed and not kept.refused
        found = await of_person(sql, reader.person, kept.told_at) if kept and usable else None
        if kept and found and not found[1].wakes:
            return kept, found[1]
        await release(sql, reader.person)
        if found and found[1].wakes:
            await mail_at(sql, job.house, reader.person, found[1].wakes)
    return None


async def send_to(context: Context, job: Envelope, reader: Reader, kept: Kept) -> bool:
    """False when nothing was sent: nobody has an e-mail relay here, or the address is no more."""
    if not context.settings.smtp_address:
        return False
    try:
        await hand_over(context.settings, _letter(context, job, kept.opened(context.services["ring"])))
    except (Refused, Broken):
        async with context.as_reader(reader) as sql:
            await sql.execute(NO_MORE, kept.id)
        return False
    return True


ALERTS = {
    "event": letters.access,
    "helper": letters.helper,
    "measure": letters.measure,
    "vouched": letters.vouched,
}


def _letter(context: Context, job: Envelope, mailbox: Mailbox) -> EmailMessage:
    """Known by an id of the job: sent twice, it is one letter."""
    head = letters.Head(context.settings.origin, context.settings.mail_sender, mailbox.address, now())
    for what, letter in ALERTS.items():
        if known_as := job.ids.get(what):
            return letter(head, known_as)
    if "delegation" in job.ids:
        return letters.reminder(head, job.ids["letter"])
    if mailbox.code is None:
        return letters.news(head, job.ids["letter"])
    return letters.code(head, job.ids["address"], mailbox.code)
