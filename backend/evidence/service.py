"""Add the paper that proves something, or say that it is not the right one: once, with its entry, through its door."""

from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.bringing.service import Sent
from backend.db.compiled import Connection
from backend.db.once import OtherBody, claim, fingerprint
from backend.evidence import queries
from backend.evidence.intake import ENTRYPOINT
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened
from backend.people.members.errors import NotDone
from backend.people.members.service import Once, do, noting

BRING = f"""with changed as (select * from bring_evidence($1, $2, $3, $4, $5, $6, $7)),
    done as (select * from changed where outcome = 'done'),
    noted as ({noted("evidence.added", "enrolment", "done")}),
    waits as (select $1::uuid as id, establishment_id from done),
    queued as ({enqueued(ENTRYPOINT, "waits", {"evidence": "id"})})
    select outcome from changed"""
WRONG = noting("say_wrong_paper($1, $2)", "evidence.wrong", "enrolment")


async def bring(sql: Connection, ring: KeyRing, key: UUID, about: UUID, file: Sent, url: str) -> None:
    """The worker reads it next. Raises NotDone: `over`; NotFound; OtherBody."""
    if await claim(sql, key, fingerprint(url, [file.stored.sha256.hex()]), 303, url):
        return
    wraps = await sql.fetchrow(queries.CURRENT_KEY, about)
    if wraps is None:
        raise NotFound
    made, stored, hand = uuid4(), file.stored, opened(ring, Wrapped(*wraps))
    sealed = (hand.id, stored.store_key, hand.wrap(file.key, made), stored.size, stored.sha256)
    outcome = await sql.fetchval(BRING, made, about, *sealed)
    if outcome is None:
        raise NotFound
    if outcome != "done":
        raise NotDone(outcome)


async def say_wrong(sql: Connection, once: Once, about: UUID, why: str) -> None:
    """Nobody agrees to it, and nobody reads it. Raises NotDone: `said`, `over`, `own`, `changed`; NotFound."""
    try:
        await do(sql, once, WRONG, about, why)
    except OtherBody:
        raise NotDone(await sql.fetchval(queries.SINCE, about)) from None
