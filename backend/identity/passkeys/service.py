"""Her keys: add one, give it a name, take it away; and tell her. Each statement is a verb of the gate."""

from uuid import UUID, uuid4

from backend.db.compiled import Connection, Statement
from backend.identity.passkeys.rules import MOST, WAIT
from backend.identity.passkeys.schemas import Happened, Mine, New, Opened
from backend.identity.sign_ins import HowMany
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.kit.keyring import KeyRing

ADD = "select add_passkey($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
REMOVE = "select person_id, told from remove_passkey($1, $2)"
NAME = "select name_passkey($1, $2, $3)"
MINE = Statement(
    """select id, credential_id, transports, kek_id, wrapped, created_at, usable_from, last_used_at, suspect_at
         from my_passkeys()""",
    Mine,
)
HAPPENED = Statement("select kind, at, kek_id, wrapped, passkey_id, here, label from my_passkey_events()", Happened)
TO_SEE = Statement("select passkeys_to_see()", HowMany)
# She is told by push and by e-mail, each tried again on its own.
ALERT_BY_PUSH, ALERT_BY_MAIL = TOLD_BY = ("alert.push", "alert.mail")
NOWHERE = UUID(int=0)
"""A key is of no house."""


def about(passkey: UUID) -> bytes:
    return f"passkey|{passkey}".encode()


async def add(sql: Connection, ring: KeyRing, new: New, name: str) -> bool:
    """False where no key may be added: a device that others use, too many keys, or one that is here already."""
    passkey, event = uuid4(), uuid4()
    kek_id, wrapped = ring.wrap(name.encode(), about(passkey))
    person = await sql.fetchval(
        ADD,
        passkey,
        new.credential_id,
        new.public_key,
        new.sign_count,
        new.synced,
        new.backed_up,
        new.transports,
        kek_id,
        wrapped,
        event,
        MOST,
        WAIT,
    )
    if person:
        await tell(sql, Opened(person, told=True), event)
    return person is not None


async def remove(sql: Connection, passkey: UUID) -> bool:
    """Whether this key of the actor's is away now."""
    event = uuid4()
    row = await sql.fetchrow(REMOVE, passkey, event)
    if row:
        await tell(sql, Opened(*row), event)
    return row is not None


async def rename(sql: Connection, ring: KeyRing, passkey: UUID, name: str) -> bool:
    """Whether there is such a key of the actor's."""
    kek_id, wrapped = ring.wrap(name.encode(), about(passkey))
    return await sql.fetchval(NAME, passkey, kek_id, wrapped) is not None


async def tell(sql: Connection, opened: Opened, event: UUID) -> None:
    """On every channel that she has, if there is something to tell."""
    if opened.told:
        for entrypoint in TOLD_BY:
            await enqueue(sql, Envelope(entrypoint, NOWHERE, {"event": event}, Reader(opened.person, "usager")))
