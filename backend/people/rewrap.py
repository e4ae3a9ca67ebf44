"""Wrap every kept key again with the present key-encryption key, in batches, while people work.

Runs above the policies, as the database's owner. What is opened here is a key, never a content.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg

from backend.kit.keyring import KeyRing
from backend.people.keys import about

COLUMNS = {
    "establishment_key": {"wrapped": "content", "wrapped_index": "index"},
    "dossier_key": {"wrapped": "content", "wrapped_search": "search"},
    "push_subscription": {"wrapped": "push"},
    "outbox_key": {"wrapped": "outbox"},
    "mail_address": {"wrapped": "mail"},
    "reading_choice": {"wrapped": "reading"},
    "card_key": {"wrapped": "cards"},
    "passkey": {"wrapped": "passkey"},
    "arrival": {"wrapped": "arrival"},
    "enrolment_claim": {"wrapped": "claim"},
}
"""The tables that keep wrapped keys: their columns, and the use that each is bound to."""
BATCH = 500


async def as_owner(sql: asyncpg.Connection) -> None:
    """Above the policies until the end of the transaction, without which RLS would show no row at all."""
    await sql.execute("set local role owner")


async def waiting(sql: asyncpg.Connection, present: str) -> dict[str, int]:
    """How many rows of each table are wrapped by an older key."""
    async with sql.transaction(readonly=True):
        await as_owner(sql)
        return {
            table: await sql.fetchval(f"select count(*) from {table} where kek_id <> $1", present) for table in COLUMNS
        }


@asynccontextmanager
async def wrapped_by(sql: asyncpg.Connection, kek_id: str) -> AsyncIterator[int]:
    """How many rows this key wraps. Until the end of the block nobody adds one: who was about to has finished."""
    async with sql.transaction():
        await as_owner(sql)
        await sql.execute(f"lock table {', '.join(COLUMNS)} in share mode")
        counts = [await sql.fetchval(f"select count(*) from {table} where kek_id = $1", kek_id) for table in COLUMNS]
        yield sum(counts)


async def rewrap(sql: asyncpg.Connection, ring: KeyRing, batch: int = BATCH) -> AsyncIterator[int]:
    """How many rows were done, after each batch. Killed anywhere, it goes on where it was.

    Raises Broken, and leaves the batch as it was, when a key does not open.
    """
    for table in COLUMNS:
        while done := await _batch(sql, ring, table, batch):
            yield done


async def _batch(sql: asyncpg.Connection, ring: KeyRing, table: str, batch: int) -> int:
    uses = COLUMNS[table]
    sets = ", ".join(f"{name} = ${place}" for place, name in enumerate(uses, 3))
    waiting = f"select id, kek_id, {', '.join(uses)} from {table} where kek_id <> $1 order by id limit $2 for update"
    async with sql.transaction():
        await as_owner(sql)
        rows = await sql.fetch(waiting, ring.present, batch)
        for key_id, kek_id, *wrapped in rows:
            present, *again = _wrapped(ring, key_id, kek_id, tuple(uses.values()), wrapped)
            await sql.execute(f"update {table} set kek_id = $2, {sets} where id = $1", key_id, present, *again)
    return len(rows)


def _wrapped(ring: KeyRing, key_id: UUID, kek_id: str, uses: Sequence[str], kept: Sequence[bytes]) -> list[Any]:
    """The id of the present key, then each of these wrapped by it."""
    bound = [about(key_id, use) for use in uses]
    opened = [ring.unwrap(kek_id, wrapped, place) for wrapped, place in zip(kept, bound, strict=True)]
    again = [ring.wrap(key, place) for key, place in zip(opened, bound, strict=True)]
    return [again[0][0], *(wrapped for _, wrapped in again)]
