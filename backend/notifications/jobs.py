"""Tell one reader that there is something new, on each of her browsers, if she may still be told when this runs."""

import secrets
from datetime import timedelta
from uuid import UUID

import msgspec

from backend.db.compiled import Connection
from backend.jobs.context import Context, GiveUp
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.kit.sealing import Broken
from backend.notifications.news import NEWEST, News, of_person
from backend.notifications.owing import may_ring_now, owe_mail, wake
from backend.notifications.queries import ADDRESSES, FORGET
from backend.notifications.rules import WORDS
from backend.notifications.schemas import Kept, Subscribing
from backend.notifications.sending import LONGEST_WAIT, SOON, Gone, Later, Payload, Refused, ring_at
from backend.notifications.tokens import Opening, token
from backend.people.keys import about

ENTRYPOINT = "push.send"


class NobodyToTell(GiveUp):
    """The job names no reader."""


async def send(context: Context, job: Envelope) -> None:
    """Raises NoLongerAllowed when she lost the right since. An address asked later is asked alone."""
    if job.reader is None:
        raise NobodyToTell
    async with context.as_reader(job.reader) as sql:
        found = await _due(sql, job, job.reader)
        now = found is not None and await _is_the_moment(context, sql, job, *found)
        kept = await ADDRESSES.all(sql) if now else []
    for one in kept:
        if found and job.ids.get("only") in (None, one.id):
            await _tell(context, job, *found, one)


async def _due(sql: Connection, job: Envelope, reader: Reader) -> tuple[Reader, News] | None:
    """What to tell of, and as whom. What came before something else is told with it; a wake tells of anything."""
    came = job.ids.get("paper") or job.ids.get("message")
    if came is None:
        return await of_person(sql, reader.person)
    newest = await NEWEST.one(sql, since=None)
    return (reader, newest) if newest and newest.item == came else None


async def _is_the_moment(context: Context, sql: Connection, job: Envelope, reader: Reader, news: News) -> bool:
    """Not in her night, nor again and again for a heap of papers: then she is told later."""
    if news.wakes:
        await wake(sql, news.house, reader.person, news.wakes)
        return False
    if "only" in job.ids:
        return True
    if news.kind == "paper" and not await may_ring_now(sql, news.house, reader.person):
        return False
    if context.settings.smtp_address:
        await owe_mail(sql, news.house, reader.person)
    return True


async def _tell(context: Context, job: Envelope, reader: Reader, news: News, one: Kept) -> None:
    opening = Opening(reader.person, reader.capacity, reader.subject, news.kind, news.what)
    await ring_one(context, job, opening, one, after(news.now - news.at))


async def ring_one(context: Context, job: Envelope, opening: Opening, one: Kept, wait: timedelta) -> None:
    """At one address; when its service asks to come back, after `wait` unless it says when."""
    ring, voices = context.services["ring"], context.services["voices"]
    try:
        where = msgspec.json.decode(ring.unwrap(one.kek_id, one.wrapped, about(one.id, "push")), type=Subscribing)
        payload = Payload(token(ring, opening), WORDS[opening.kind])
        await ring_at(context.settings, voices, one.voice, where, payload)
    except (Gone, Broken):
        await _forget(context, Reader(opening.person, opening.capacity, opening.subject), one.id)
    except Later as later:
        again = msgspec.structs.replace(job, ids={**job.ids, "only": one.id})
        async with context.pool.acquire() as sql:
            await enqueue(sql, again, later.wait or wait)
    except Refused:
        return


def after(age: timedelta) -> timedelta:
    """When nothing was said: twice as long each time, and never all at once."""
    wait = min(max(age, SOON), LONGEST_WAIT)
    return wait + wait / 4 * (secrets.randbelow(1000) / 1000)


async def _forget(context: Context, reader: Reader, address: UUID) -> None:
    async with context.as_reader(reader) as sql:
        await sql.execute(FORGET, address)
