"""Give and stop. What was given never changes: it is stopped, and given anew."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.delegation.codes import MAKE, SPEND, WHOSE, Named
from backend.delegation.errors import AlreadyHelps, UnknownCode
from backend.delegation.presets import presets, squares
from backend.delegation.schemas import Proposal
from backend.kit.errors import NotFound
from backend.kit.references import new_reference

PAGE = "/aidants"

GIVE = "select give_access($1, $2, $3, $4, $5, $6, $7, $8)"
# One entry in each house, since each chains its own.
_EACH = """select {id} as id, o.establishment_id, o.id as dossier_id from {among}dossier o
            where o.id = any (visible_dossiers())"""
GIVEN = f"""with changed as ({_EACH.format(id="$1::uuid", among="")}),
noted as ({noted("delegation.given", "right", "changed")}) select count(*) from changed"""
STOP = f"""with stopped as (
    update delegation set stopped_at = now()
     where id = $1 and usager_id = (select actor_id()) and stopped_at is null returning id
), changed as ({_EACH.format(id="s.id", among="stopped s, ")}),
noted as ({noted("delegation.stopped", "right", "changed")}) select count(*) from changed"""
HERS = "select exists (select from delegation where id = $1 and usager_id = (select actor_id()))"


class Agreed(msgspec.Struct, frozen=True):
    """What she agreed to: until when, in the words that she read."""

    ends_at: datetime
    words: str


def code_hash(code: str) -> bytes:
    """Of a code as it was said: spaces, dashes and case aside."""
    return hashlib.sha256("".join(sign for sign in code.upper() if sign.isalnum()).encode()).digest()


async def make_code(sql: Connection) -> str:
    """A new code, which replaces the one she had. It is told once, and kept nowhere."""
    code = new_reference()
    await sql.execute(MAKE, code_hash(code))
    return code


async def named(sql: Connection, proposal: Proposal) -> Named:
    """Whose code this is. Raises UnknownCode."""
    return _found(await WHOSE.one(sql, code_hash=code_hash(proposal.code)))


def _found(named: Named | None) -> Named:
    if named is None:
        raise UnknownCode
    return named


async def give(sql: Connection, proposal: Proposal, agree: Callable[[Named], Agreed]) -> str:
    """The aidant may act from now on: where the delegation is shown. `agree` says what was agreed about her.

    Raises UnknownCode, AlreadyHelps.
    """
    made = uuid4()
    location = f"{PAGE}/{made}"
    if first := await claim(sql, proposal.key, fingerprint(PAGE, proposal), 303, location):
        return first.location
    aidant = _found(await SPEND.one(sql, code_hash=code_hash(proposal.code)))
    await write(sql, made, aidant, proposal, agree(aidant))
    await sql.execute(GIVEN, made)
    return location


async def write(sql: Connection, made: UUID, aidant: Named, proposal: Proposal, agreed: Agreed) -> None:
    """The rows of a delegation, and no entry of the trail. Raises AlreadyHelps."""
    rights, shelves = zip(*squares(proposal.options), strict=True)
    proof = hashlib.sha256(agreed.words.encode()).digest()
    agreed_to = (proposal.relation.upper(), presets().version, proof, agreed.ends_at)
    if not await sql.fetchval(GIVE, made, aidant.id, *agreed_to, list(rights), list(shelves)):
        raise AlreadyHelps


async def stop(sql: Connection, delegation_id: UUID, key: UUID) -> str:
    """From the next request on, she sees nothing more. Where to go next. Raises NotFound for what is not hers."""
    if first := await claim(sql, key, fingerprint(f"{PAGE}/{delegation_id}", "stop"), 303, PAGE):
        return first.location
    if not await sql.fetchval(HERS, delegation_id):
        raise NotFound
    await sql.execute(STOP, delegation_id)
    return PAGE
