"""What INSi answered becomes a line of the dossier, or something to look at: one transaction, once."""

from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.interop.ins.registers import received
from backend.interop.ins.status import Status
from backend.interop.insi.schemas import Answer, Found
from backend.kit.keyring import KeyRing
from backend.kit.sealing import blind_index
from backend.people.insi_answers import Conclusion, Known, Number, conclude
from backend.people.keys import Wrapped, opened
from backend.people.matching import Traits
from backend.people.opening import house_key

# Asked and not answered: INSi may be away for a while, and is asked again.
WAITS = "({s}.state = 'asked' or {s}.reason = 'away')"
FAILED = f"""update insi_search s set state = 'failed', reason = $2, answered_at = now()
              where s.id = $1 and {WAITS.format(s="s")}"""

# Whoever holds both rows writes; a second delivery finds that nothing waits any more.
HELD = f"""
    select d.id, d.birth_name, d.given_names, d.birthdate, d.sex, d.birthplace, d.identity_status, d.matricule_index,
           k.id, k.kek_id, k.wrapped
      from insi_search s join dossier d on d.id = s.dossier_id
      join dossier_key k on k.dossier_id = d.id and k.retired_at is null
     where s.id = :id and {WAITS.format(s="s")} for update of s, d"""
ELSEWHERE = """select exists (select from dossier where establishment_id = $1 and matricule_index = $2 and id <> $3)"""

_ANSWERED = """update insi_search set state = $2, reason = nullif($3, ''), doubtful = $4, answered_at = now(){more}
                where id = $1 returning id, establishment_id, dossier_id"""
_SAID = """, birth_name = $5, given_names = $6, birthdate = $7, sex = $8, birthplace = $9, matricule_oid = $10,
           matricule = $11, matricule_index = $12"""
_CLOSED = "with shown as ({answered}), noted as ({noted}){more} select count(*) from shown"
_TAKEN = """, taken as (update dossier d set identity_status = $5, matricule_oid = $6, matricule = $7,
                               matricule_index = $8 from shown where d.id = shown.dossier_id)"""
CLOSED = _CLOSED.format(answered=_ANSWERED.format(more=""), noted=noted("identity.asked", "internal"), more="")
FOUND = _CLOSED.format(answered=_ANSWERED.format(more=""), noted=noted("identity.found", "internal"), more=_TAKEN)
UNLIKE = _CLOSED.format(answered=_ANSWERED.format(more=_SAID), noted=noted("identity.asked", "internal"), more="")


class Held(msgspec.Struct):
    dossier_id: UUID
    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    status: Status
    index: bytes | None
    key_id: UUID
    kek_id: str
    wrapped: bytes

    def traits(self) -> Traits:
        return Traits("", "", self.birth_name, self.given_names, self.birthdate, self.sex, self.birthplace)


HOLD = Statement(HELD, Held)


async def write(sql: Connection, ring: KeyRing, house: UUID, search: UUID, answer: Answer, *, production: bool) -> None:
    """Raises asyncpg.UniqueViolationError when another dossier takes the number meanwhile: the job is done anew."""
    held = await HOLD.one(sql, id=search)
    if held is None:
        return
    if answer.found is None:
        told = conclude(answer, Known(held.traits(), held.status, "none", False), production=production)
        await sql.execute(CLOSED, *_told(search, told))
        return
    found, secret = answer.found, (await house_key(sql, ring, house)).secret
    index = blind_index(secret, found.matricule)
    elsewhere = await sql.fetchval(ELSEWHERE, house, index, held.dossier_id)
    known = Known(held.traits(), held.status, _number(held.index, index, found, secret), elsewhere)
    told = conclude(answer, known, production=production)
    number = (received(found.oid, production=production), _sealed(ring, house, held, found.matricule), index)
    traits = (found.birth_name, found.given_names, found.birthdate, found.sex, found.birthplace)
    if told.state == "found":
        await sql.execute(FOUND, *_told(search, told), told.status, *number)
    elif told.state == "unlike":
        await sql.execute(UNLIKE, *_told(search, told), *traits, *number)
    else:
        await sql.execute(CLOSED, *_told(search, told))


def _told(search: UUID, told: Conclusion) -> tuple[object, ...]:
    return search, told.state, told.reason, told.doubtful


def _number(kept: bytes | None, index: bytes, found: Found, secret: bytes) -> Number:
    if kept is None:
        return "none"
    if kept == index:
        return "same"
    return "former" if kept in {blind_index(secret, former) for former in found.history} else "other"


def _sealed(ring: KeyRing, house: UUID, held: Held, matricule: str) -> bytes:
    """Where the dossier keeps it, from the beginning: whoever takes it later needs no key."""
    key = opened(ring, Wrapped(held.key_id, held.kek_id, held.wrapped))
    return key.seal(matricule, house, "dossier", held.dossier_id, "matricule")
