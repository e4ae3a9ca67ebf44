"""Keep how somebody reads, and find it again on whatever device she signs in."""

from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.unit import becoming
from backend.kit.actor import Asked
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken
from backend.reading.rules import LONGEST, Reading, formatted, parse


class Kept(msgspec.Struct):
    """A row, if she has one; and whether the device in her hand is her own."""

    id: UUID | None
    kek_id: str | None
    wrapped: bytes | None
    own: bool


KEPT = Statement(
    """select r.id, r.kek_id, r.wrapped, on_own_device()
         from (select actor_id() as id) me left join reading_choice r on r.person_id = me.id""",
    Kept,
)
# A row of another id each time: what is wrapped is bound to it, and an older one does not open there.
KEEP = """insert into reading_choice (id, person_id, kek_id, wrapped) values ($1, (select actor_id()), $2, $3)
    on conflict (person_id) do update
       set id = excluded.id, kek_id = excluded.kek_id, wrapped = excluded.wrapped, kept_at = now()
    returning on_own_device()"""


def about(row: UUID) -> bytes:
    return f"reading|{row}".encode()


def sealed(ring: KeyRing, reading: Reading) -> tuple[UUID, str, bytes]:
    """A row: its id, which key wrapped it, and what is kept. Always as long: lengths tell which letters."""
    row = uuid4()
    return row, *ring.wrap(formatted(reading).ljust(LONGEST).encode(), about(row))


async def keep(sql: Connection, ring: KeyRing, reading: Reading) -> bool:
    """It is how the actor reads from now on. Whether she is on her own device."""
    return bool(await sql.fetchval(KEEP, *sealed(ring, reading)))


async def of_sign_in(sql: Connection, ring: KeyRing, secret: str) -> tuple[Reading | None, bool]:
    """How she reads whose sign-in this is, None when she never said; and whether she is on her own device."""
    async with sql.transaction():
        await sql.execute(becoming(Asked(secret, "usager")))
        kept = await KEPT.one(sql)
    if kept is None or kept.id is None or kept.kek_id is None or kept.wrapped is None:
        return None, kept is not None and kept.own
    try:
        said = ring.unwrap(kept.kek_id, kept.wrapped, about(kept.id)).decode()
    except Broken:
        return None, kept.own  # a ring that changed: she chooses again
    return parse(said.rstrip()), kept.own
