"""The verbs of whoever is invited: type what one was told, read what is asked and by whom, say yes or no.

Who is there is what her provider said within the hour: nobody is signed in, and nothing says whether somebody has an
account.
"""

from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from backend.db.compiled import Statement
from backend.db.pool import borrowed
from backend.db.unit import hashed
from backend.identity.arrivals import keeping
from backend.identity.arrivals.keeping import Arrived
from backend.identity.cards.hashing import card_key
from backend.jobs.queue import enqueued
from backend.kit.keyring import KeyRing

COUNT = "select count_enrolment_try($1, $2)"
OPEN = "select open_invitation($1, $2, $3)"
TELL = "invitation.push"
_TOLD = """(select $2::uuid as invitation, person, 'usager' as capacity, null::uuid as subject, house from said
             where $3::boolean and house is not null) told"""
# To her yes, whoever invited is told; a no tells nobody.
ANSWER = f"""with said as materialized (select * from answer_invitation($1, $2, $3, $4, $5)),
    queued as ({enqueued(TELL, _TOLD, {"invitation": "invitation"}, "house", to_readers=True)})
    select count(*) from said"""


class Asked(msgspec.Struct):
    """Somebody asks this of whoever is there. `state`: opened, accepted, given."""

    id: UUID
    state: str
    given_name: str
    family_name: str
    proposal: str
    version: str
    rights_end: datetime
    zone: str


HERE = Statement("select * from invitations_here(:secret_hash)", Asked)


class Door(msgspec.Struct, frozen=True):
    """What this process works with."""

    pool: asyncpg.Pool
    ring: KeyRing


async def who_is_here(door: Door, secret: str) -> tuple[Arrived | None, list[Asked]]:
    async with borrowed(door.pool) as sql:
        arrived = await keeping.here(sql, door.ring, secret)
        return arrived, await HERE.all(sql, secret_hash=hashed(secret)) if arrived else []


async def type_code(door: Door, arrived: Arrived, network: str, link: str, code: str) -> bool:
    """False for all that opens nothing, after the same work. The try is counted first, for good: one too many is looked
    at like the others, as nobody's."""
    who = hashed(arrived.secret)
    async with borrowed(door.pool) as sql:
        key = await card_key(sql, door.ring)
        link = link if await sql.fetchval(COUNT, who, key.network(network)) else ""
        return bool(await sql.fetchval(OPEN, who, key.invitation(link), key.invitation(link, code)))


async def answer(door: Door, arrived: Arrived, invitation: UUID, *, accepts: bool) -> bool:
    """False when it is not hers to say, or is over."""
    async with borrowed(door.pool) as sql:
        return bool(await sql.fetchval(ANSWER, hashed(arrived.secret), invitation, accepts, *names_of(arrived)))


def names_of(arrived: Arrived) -> tuple[str, str]:
    """Those that her provider has verified, and no name that she told it: it is by them that she is recognised."""
    return arrived.proof.given_name.partition(" ")[0], arrived.proof.family_name
