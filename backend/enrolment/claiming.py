"""The person's verbs: type a code, then say whether the dossier is hers."""

from typing import Any
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.enrolment.deciding import about
from backend.enrolment.queries import CLAIMS_HERE
from backend.enrolment.rows import Mine
from backend.enrolment.rules import traits_of
from backend.identity import sign_ins
from backend.identity.arrivals import keeping
from backend.identity.arrivals.keeping import Arrived
from backend.identity.cards.hashing import card_key
from backend.identity.sign_ins import Browser, Limits
from backend.kit.keyring import KeyRing

COUNT = "select count_enrolment_try($1, $2)"
CLAIM = "select claim_dossier($1, $2, $3, $4, $5)"
LINK = "select link_dossier($1, $2)"
DECLINE = "select decline_dossier($1, $2)"
LINKED = f"""
with shown as (
    select d.id, d.establishment_id, d.id as dossier_id from dossier d
     where d.id = any ((select visible_dossiers())::uuid[]) and d.linked_at = now()
), noted as ({noted("enrolment.linked", "own")})
select count(*) from shown"""


class Door(msgspec.Struct, frozen=True):
    """What this process works with."""

    pool: asyncpg.Pool
    ring: KeyRing
    limits: Limits


async def whos_here(door: Door, secret: str) -> tuple[Arrived | None, list[Mine]]:
    """Whom her provider brought within the hour, and what she said already."""
    async with borrowed(door.pool) as sql:
        arrived = await keeping.here(sql, door.ring, secret)
        return arrived, await CLAIMS_HERE.all(sql, secret_hash=hashed(secret)) if arrived else []


async def say_hers(door: Door, arrived: Arrived, network: str, code: str) -> bool:
    """False for every code that opens nothing, after the same work. The try is counted first, for good."""
    who, claim = hashed(arrived.secret), uuid4()
    async with borrowed(door.pool) as sql:
        key = await card_key(sql, door.ring)
        allowed = await sql.fetchval(COUNT, who, key.network(network))
        kek_id, traits = door.ring.wrap(msgspec.json.encode(traits_of(arrived.proof.claims)), about(claim))
        typed = key.enrolment(code if allowed else "")  # nobody's code: one too many is looked at like the others
        return bool(await sql.fetchval(CLAIM, who, typed, claim, kek_id, traits))


async def say_no(door: Door, arrived: Arrived, claim: UUID) -> None:
    async with borrowed(door.pool) as sql:
        await sql.fetchval(DECLINE, hashed(arrived.secret), claim)


def saying_yes(door: Door, arrived: Arrived, claim: UUID) -> Any:
    """Links the dossier and opens her sign-in, both or neither. None when it is not hers to say."""

    async def opening(sql: Connection, here: Browser) -> str | None:
        async with sql.transaction():
            if not await sql.fetchval(LINK, hashed(arrived.secret), claim):
                return None
            await sql.fetchval(LINKED)
            return await sign_ins.open_sign_in(
                sql, door.ring, arrived.proof, arrived.provider, arrived.level, door.limits, here
            )

    return opening
