"""Tell one reader of one message or one paper, on each of her browsers, if she may still be told when this runs."""

import secrets
from datetime import timedelta
from uuid import UUID

import msgspec

from backend.jobs.context import Context, GiveUp
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.kit.sealing import Broken
from backend.notifications.queries import ADDRESSES, DUE, DUE_PAPER, FORGET
from backend.notifications.rules import WORDS, Kind
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
        paper = job.ids.get("paper")
        due = await (DUE_PAPER.one(sql, paper=paper) if paper else DUE.one(sql, message=job.ids["message"]))
        kept = await ADDRESSES.all(sql) if due else []
    only = job.ids.get("only")
    for one in kept:
        if due and only in (None, one.id):
            await _tell(context, job, job.reader, one, due.age)


async def _tell(context: Context, job: Envelope, reader: Reader, one: Kept, age: timedelta) -> None:
    ring, voices = context.services["ring"], context.services["voices"]
    kind: Kind = "paper" if "paper" in job.ids else "message"
    what = job.ids["paper"] if kind == "paper" else job.ids["thread"]
    told = token(ring, Opening(reader.person, reader.capacity, reader.subject, kind, what))
    try:
        where = msgspec.json.decode(ring.unwrap(one.kek_id, one.wrapped, about(one.id, "push")), type=Subscribing)
        await ring_at(context.settings, voices, one.voice, where, Payload(told, WORDS[kind]))
    except (Gone, Broken):
        await _forget(context, reader, one.id)
    except Later as later:
        again = msgspec.structs.replace(job, ids={**job.ids, "only": one.id})
        async with context.pool.acquire() as sql:
            await enqueue(sql, again, later.wait or after(age))
    except Refused:
        return


def after(age: timedelta) -> timedelta:
    """When nothing was said: twice as long each time, and never all at once."""
    wait = min(max(age, SOON), LONGEST_WAIT)
    return wait + wait / 4 * (secrets.randbelow(1000) / 1000)


async def _forget(context: Context, reader: Reader, address: UUID) -> None:
    async with context.as_reader(reader) as sql:
        await sql.execute(FORGET, address)
