"""A parcel arrives: sealed, kept, acknowledged. It becomes a paper later, in `intake`."""

import hashlib
from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.documents.queries import SAME_DEPOSIT
from backend.documents.schemas import DepositStatus
from backend.documents.vault import Vault
from backend.kit.errors import NotFound
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
KEEP = """
with kept as (
    insert into deposit (id, establishment_id, machine_id, store_key, wrapped, key_id, size, sha256, media_type)
    values ($1, $2, actor_id(), $3, $4, $5, $6, $7, $8)
    on conflict (establishment_id, machine_id, sha256) do nothing returning id, establishment_id
), noted as (
    insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
    select gen_random_uuid(), establishment_id, null, actor_id(), capacity(), subject_id(), 'feed', 'deposit.received', array[id] from kept
), queued as (
    insert into jobs.pgqueuer (priority, status, entrypoint, payload)
    select 0, 'queued', 'deposit.intake',
           convert_to(json_build_object('entrypoint', 'deposit.intake', 'house', establishment_id,
                                        'ids', json_build_object('deposit', id))::text, 'UTF8') from kept
)
select count(*) from kept
"""


async def receive(sql: Connection, ring: KeyRing, vault: Vault, body: bytes, media_type: str) -> DepositStatus:
    """Keep the bytes and say so: once this returns and commits, the parcel cannot be lost."""
    if same := await SAME_DEPOSIT.one(sql, sha256=hashlib.sha256(body).digest()):
        return same
    kept_key = await HOUSE_KEY.one(sql)
    if kept_key is None:
        raise NotFound
    house_key = opened(ring, Wrapped(kept_key.id, kept_key.kek_id, kept_key.wrapped))
    stored, file_key = await vault.put(body)
    deposit_id = uuid4()
    kept = await sql.fetchval(
        KEEP, deposit_id, kept_key.establishment_id, stored.store_key, house_key.wrap(file_key, deposit_id),
        kept_key.id, stored.size, stored.sha256, media_type,
    )
    found = await SAME_DEPOSIT.one(sql, sha256=stored.sha256)
    if found is None:
        raise NotFound
    if not kept:
        await vault.drop(stored.store_key)
    return found

