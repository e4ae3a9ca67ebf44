"""A parcel arrives: sealed, kept, acknowledged. It becomes a paper later, in `intake`."""

from uuid import UUID, uuid4

import msgspec
from obstore.exceptions import BaseError

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.documents.queries import SAME_DEPOSIT
from backend.documents.receiving import Parcel
from backend.documents.schemas import DepositStatus, Filing
from backend.documents.vault import Stored, Vault
from backend.jobs.queue import enqueued
from backend.kit.errors import Away, NotFound
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened


class HouseKey(msgspec.Struct):
    establishment_id: UUID
    id: UUID
    kek_id: str
    wrapped: bytes


HOUSE_KEY = Statement(
    """select establishment_id, id, kek_id, wrapped from establishment_key
        where establishment_id = (select acting_house()) and retired_at is null""",
    HouseKey,
)

# The job is queued only with the row: a second identical parcel, even at the same instant, adds nothing.
KEEP = f"""
with kept as (
    insert into deposit (id, establishment_id, machine_id, store_key, wrapped, key_id, size, sha256, media_type, kind)
    values ($1, $2, actor_id(), $3, $4, $5, $6, $7, $8, $9)
    on conflict (establishment_id, machine_id, sha256) do nothing
    returning id, establishment_id, null::uuid as dossier_id
), noted as (
    {noted("deposit.received", "feed", "kept")}
), queued as ({enqueued("deposit.intake", "kept", {"deposit": "id"})})
select count(*) from kept
"""


# What becomes of it, said by `intake`.
FILING = Statement(
    """select d.id, d.establishment_id, d.machine_id, d.store_key, d.wrapped, d.size, d.sha256, d.kind,
              k.id, k.kek_id, k.wrapped, k.wrapped_index
         from deposit d join establishment_key k on k.id = d.key_id
        where d.id = :id and d.state in ('received', 'checking')""",
    Filing,
)
OPEN = "state in ('received', 'checking')"
# Whoever holds the row files it; a second delivery waits, then finds it closed.
HOLD = f"select true from deposit where id = $1 and {OPEN} for update"
CLOSE = f"update deposit set state = $2, reason = $3, document_id = $4 where id = $1 and {OPEN}"
CHECKING = f"update deposit set state = 'checking' where id = $1 and {OPEN}"


async def receive(sql: Connection, ring: KeyRing, vault: Vault, parcel: Parcel, media_type: str) -> DepositStatus:
    """Keep the bytes and say so: once this returns and commits, the parcel cannot be lost."""
    if same := await SAME_DEPOSIT.one(sql, sha256=parcel.sha256):
        return same
    kept_key = await HOUSE_KEY.one(sql)
    if kept_key is None:
        raise NotFound
    house_key = opened(ring, Wrapped(kept_key.id, kept_key.kek_id, kept_key.wrapped))
    stored, file_key = await _put(vault, parcel.body)
    deposit_id = uuid4()
    kept = await sql.fetchval(
        KEEP,
        deposit_id,
        kept_key.establishment_id,
        stored.store_key,
        house_key.wrap(file_key, deposit_id),
        kept_key.id,
        stored.size,
        stored.sha256,
        media_type,
        parcel.kind,
    )
    found = await SAME_DEPOSIT.one(sql, sha256=stored.sha256)
    if found is None:
        raise NotFound
    if not kept:
        await vault.drop(stored.store_key)
    return found


async def _put(vault: Vault, body: bytes) -> tuple[Stored, bytes]:
    """Raises Away when the store takes nothing: a full disk, a host that went."""
    try:
        return await vault.put(body)
    except (BaseError, OSError) as why:
        raise Away from why
