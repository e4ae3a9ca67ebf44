"""Give and stop. What was given never changes: it is stopped, and given anew."""

import hashlib
from collections.abc import Callable
from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.delegation.codes import MAKE, SPEND, WHOSE, Named
from backend.delegation.errors import UnknownCode
from backend.delegation.schemas import Proposal
from backend.delegation.terms import Terms
from backend.delegation.writing import PAGE, Agreed, Giver, asked_for, write
from backend.kit.errors import NotFound
from backend.kit.references import new_reference

# The whole line: a tab that stayed open shows what another has replaced since.
STOP = f"""with stopped as (
    update delegation set stopped_at = now(), ended_by = 'usager'
     where id = any (array(select line_of($1))) and usager_id = (select actor_id()) and stopped_at is null returning id
), changed as (
    select s.id, o.establishment_id, o.id as dossier_id from stopped s, dossier o
     where o.id = any (visible_dossiers()) and o.id in (
           select r.dossier_id from delegation_right r where r.delegation_id = s.id)
), noted as ({noted("delegation.stopped", "right", "changed")}) select count(*) from stopped"""
HERS = """select exists (select from delegation where id = $1 and usager_id = (select actor_id())
           and ground in ('chosen', 'desk'))"""


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


async def give(sql: Connection, giver: Giver, proposal: Proposal, terms: Terms, words: Callable[[Named], str]) -> str:
    """The aidant may act: where the delegation is shown. `words` are those that she read about that aidant.

    Raises UnknownCode, AlreadyHelps, EnoughAidants, CannotHelp.
    """
    made = uuid4()
    location = f"{PAGE}/{made}"
    if first := await claim(sql, proposal.key, fingerprint(PAGE, asked_for(proposal, terms)), 303, location):
        return first.location
    aidant = _found(await SPEND.one(sql, code_hash=code_hash(proposal.code)))
    await write(sql, giver, made, aidant, proposal.relation, Agreed(terms, words(aidant)))
    return location


async def stop(sql: Connection, delegation_id: UUID, key: UUID) -> str:
    """From the next request on, she sees nothing more. Where to go next. Raises NotFound for what is not hers."""
    if first := await claim(sql, key, fingerprint(f"{PAGE}/{delegation_id}", "stop"), 303, PAGE):
        return first.location
    if not await sql.fetchval(HERS, delegation_id):
        raise NotFound
    await reaching(sql, STOP, delegation_id)
    return PAGE


async def reaching(sql: Connection, statement: str, delegation_id: UUID) -> None:
    """Once more when it touched nothing: it may have waited for a change, and what that made it did not see."""
    if not await sql.fetchval(statement, delegation_id):
        await sql.fetchval(statement, delegation_id)
