"""A parcel that waits is tried again, or refused: each an act of the identity desk, once, with its entry.

Never put by hand into a dossier: an identity is corrected where it is wrong, in the dossier or by its sender.
"""

from typing import Literal
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound

TRY_AGAIN = f"""
with changed as (select * from try_parcel_again($1)),
noted as ({noted("deposit.tried", "identity", "changed")}),
queued as ({enqueued("deposit.intake", "changed", {"deposit": "id"})})
select count(*) from changed"""
REFUSE = f"""
with changed as (select * from refuse_parcel($1, $2)), noted as ({noted("deposit.refused", "identity", "changed")})
select count(*) from changed"""

# What its sender reads: about the file, the same words whoever it is about and whether the house knows her.
FOR_SENDER = {
    "desk-identity": "Check the identity in your software, correct it if it is wrong, and send the document anew.",
    "desk-mistake": "This document was not kept. If it was sent by mistake, there is nothing to do.",
    "disputed": "This document is not about the person it was filed for. Check its identity, and send it anew.",
    "desk-unusable": "This document could not be used: it is incomplete, or was sent twice. Send it anew if needed.",
}
Why = Literal["desk-identity", "desk-mistake", "desk-unusable"]


class Refusal(msgspec.Struct):
    """Why a parcel is refused: a choice, never words, since its sender reads it."""

    key: UUID
    why: Why = msgspec.field(name="pourquoi")


async def try_again(sql: Connection, parcel: UUID, key: UUID, page: str) -> str:
    """The intake reads it anew, as when it came. Where to go next: `page`, the list. Raises NotFound for what waits
    no more."""
    if first := await claim(sql, key, fingerprint(f"{page}/{parcel}", "again"), 303, page):
        return first.location
    if not await sql.fetchval(TRY_AGAIN, parcel):
        raise NotFound
    return page


async def refuse(sql: Connection, parcel: UUID, refusal: Refusal, page: str) -> str:
    """It stays out for good, and its sender is told why. Where to go next, as `try_again`."""
    if first := await claim(sql, refusal.key, fingerprint(f"{page}/{parcel}", refusal.why), 303, page):
        return first.location
    if not await sql.fetchval(REFUSE, parcel, refusal.why):
        raise NotFound
    return page
