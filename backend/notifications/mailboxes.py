"""Give an address, confirm it by the code that was sent there, take it away."""

import secrets
from datetime import datetime
from enum import Enum
from hmac import compare_digest
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken
from backend.notifications.owing import CODE
from backend.people.keys import about

# A row of another id: what was sent to the address before is for nobody. Five codes a day, whatever she gives.
ASK = """insert into mail_address as a (id, person_id, kek_id, wrapped) values ($1, (select actor_id()), $2, $3)
    on conflict (person_id) do update
       set id = excluded.id, kek_id = excluded.kek_id, wrapped = excluded.wrapped, asked_at = now(), tries = 0,
           confirmed_at = null, refused_at = null, told_at = '-infinity',
           codes = case when a.codes_since > now() - interval '1 day' then a.codes + 1 else 1 end,
           codes_since = case when a.codes_since > now() - interval '1 day' then a.codes_since else now() end
     where a.codes < 5 or a.codes_since <= now() - interval '1 day'
    returning person_id"""
TRY = "update mail_address set tries = tries + 1 where person_id = (select actor_id())"
CONFIRM = """update mail_address set confirmed_at = now(), kek_id = $1, wrapped = $2
    where person_id = (select actor_id())"""
REMOVE = """update mail_address set kek_id = null, wrapped = null, confirmed_at = null, refused_at = null
    where person_id = (select actor_id())"""
NOWHERE = UUID(int=0)
"""A code is asked of no house."""


class Mailbox(msgspec.Struct, frozen=True):
    """What is sealed in a row."""

    address: str
    code: str | None = None


class Kept(msgspec.Struct, frozen=True):
    """A row; `fresh` says that its code may still serve, `told_at` what was told already."""

    id: UUID
    kek_id: str
    wrapped: bytes
    confirmed: bool
    refused: bool
    fresh: bool
    told_at: datetime | None

    def opened(self, ring: KeyRing) -> Mailbox:
        """Raises Broken."""
        plain = ring.unwrap(self.kek_id, self.wrapped, about(self.id, "mail"))
        return msgspec.json.decode(plain, type=Mailbox)


_KEPT = """select id, kek_id, wrapped, confirmed_at is not null, refused_at is not null,
              asked_at > now() - interval '30 minutes' and tries < 5, nullif(told_at, '-infinity')
         from mail_address where person_id = (select actor_id()) and wrapped is not null"""
KEPT = Statement(_KEPT, Kept)
HELD = Statement(f"{_KEPT} for update", Kept)


class Answer(Enum):
    """What a code did."""

    CONFIRMED = "confirmed"
    WRONG = "wrong"
    OVER = "over"


async def ask(sql: Connection, ring: KeyRing, address: str) -> bool:
    """A code leaves for this address, which takes the place of the one she had. False: too many codes today."""
    made = uuid4()
    kek_id, wrapped = wrap(ring, made, Mailbox(address, f"{secrets.randbelow(10**6):06d}"))
    person = await sql.fetchval(ASK, made, kek_id, wrapped)
    if person:
        await enqueue(sql, Envelope(CODE, NOWHERE, {"address": made}, Reader(person, "usager")))
    return person is not None


async def confirm(sql: Connection, ring: KeyRing, code: str) -> Answer:
    """A wrong code counts: of five, none serves any more."""
    kept = await HELD.one(sql)
    if kept and kept.confirmed:
        return Answer.CONFIRMED
    if kept is None or kept.refused or not kept.fresh:
        return Answer.OVER
    try:
        mailbox = kept.opened(ring)
    except Broken:
        return Answer.OVER
    if not compare_digest(mailbox.code or "", code):
        await sql.execute(TRY)
        return Answer.WRONG
    await sql.execute(CONFIRM, *wrap(ring, kept.id, Mailbox(mailbox.address)))
    return Answer.CONFIRMED


def wrap(ring: KeyRing, row: UUID, mailbox: Mailbox) -> tuple[str, bytes]:
    """The id of the key, and what is kept in the row of this id."""
    return ring.wrap(msgspec.json.encode(mailbox), about(row, "mail"))
