"""Say yes once more: the same rights, for as long again."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.delegation.errors import NotRenewable
from backend.delegation.living import ONE_LIFE, Life
from backend.delegation.presets import presets
from backend.delegation.terms import Terms
from backend.delegation.writing import PAGE, Giver
from backend.kit.errors import NotFound

# One entry in each house, since each chains its own.
RENEW = f"""with given as materialized (select renew_access($1, $2, $3, $4, $5, $6, $7, $8) as anew), changed as (
    select $2::uuid as id, o.establishment_id, o.id as dossier_id from given g, dossier o
     where g.anew and o.id = any (visible_dossiers())
), noted as ({noted("delegation.renewed", "right", "changed")}) select anew from given"""


class Agreed(msgspec.Struct, frozen=True):
    """Until when, in the words that she read."""

    ends_at: datetime
    words: str


class Renewal(msgspec.Struct, frozen=True):
    """`until`: the last day that she read, as `2026-12-31`. Said again by the form, since midnight may have passed."""

    key: UUID
    until: str = msgspec.field(name="jusqua")


class Why(msgspec.Struct, frozen=True):
    """What she wrote for herself when she gave it, and with what it is sealed again: a seal holds for one access."""

    giver: Giver
    dossiers: tuple[UUID, ...]
    motive: str

    def sealed(self, made: UUID, ends_at: datetime) -> tuple[list[UUID], list[bytes | None], list[UUID | None]]:
        """One for each dossier that is hers still."""
        hers = {house.dossier for house in self.giver.houses}
        kept = tuple(one for one in self.dossiers if one in hers)
        return list(kept), *self.giver.motives(Terms((), kept, None, ends_at, self.motive), made)


async def renew(
    sql: Connection, delegation_id: UUID, renewal: Renewal, why: Why | None, agree: Callable[[Life], Agreed]
) -> str:
    """Stopped and given anew, in one transaction: where the new one is shown. `agree` says until when, in which words;
    it raises NotRenewable when that is not what she read.

    Raises NotFound for what is not hers, NotRenewable when it was stopped, rests, or ends later than in thirty days.
    """
    made, here = uuid4(), f"{PAGE}/{delegation_id}"
    if first := await claim(sql, renewal.key, fingerprint(here, renewal), 303, f"{PAGE}/{made}"):
        return first.location
    life = await ONE_LIFE.one(sql, id=delegation_id)
    if life is None:
        raise NotFound
    if not await _given_anew(sql, delegation_id, made, agree(life), why):
        raise NotRenewable
    return f"{PAGE}/{made}"


async def _given_anew(sql: Connection, old: UUID, made: UUID, agreed: Agreed, why: Why | None) -> bool:
    proof = hashlib.sha256(agreed.words.encode()).digest()
    motives = why.sealed(made, agreed.ends_at) if why else ([], [], [])
    return bool(await sql.fetchval(RENEW, old, made, presets().version, proof, agreed.ends_at, *motives))
