"""« Est-ce bien elle ? »: the house looks at both sides, and says yes only when all five traits are the same."""

from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.enrolment.queries import CLAIM
from backend.enrolment.rows import Claim, OnePerson
from backend.enrolment.rules import different
from backend.enrolment.schemas import Decided
from backend.kit.errors import Invalid, NotFound
from backend.kit.keyring import KeyRing
from backend.people.matching import Traits

SAME = "(d.birth_name, d.given_names, d.birthdate, d.sex, d.birthplace) = ($2, $3, $4, $5, $6)"


def _decide(state: str, act: str, before: str, test: str) -> str:
    return f"""
    with shown as (
        update enrolment_claim k set state = '{state}', decided_by = actor_id(), decided_at = now(), kek_id = null,
               wrapped = null
          from dossier d where k.id = $1 and k.state in ({before}) and d.id = k.dossier_id {test}
        returning k.dossier_id as id, k.establishment_id, k.dossier_id
    ), noted as ({noted(act, "enrolment")})
    select count(*) from shown"""


CONFIRM = _decide("confirmed", "enrolment.confirmed", "'asked'", f"and d.open_until > now() and {SAME}")
REFUSE = _decide("refused", "enrolment.refused", "'asked', 'confirmed'", "and d.id = $2")


def traits(one: OnePerson) -> Traits:
    """As the house has them now."""
    return Traits("", "", one.birth_name, one.given_names, one.birthdate, one.sex, one.birthplace)


def about(claim: UUID) -> bytes:
    return f"claim|{claim}".encode()


def told(ring: KeyRing, claim: Claim) -> Traits:
    """What her provider says of whoever typed the code."""
    if claim.kek_id is None or claim.wrapped is None:
        raise NotFound
    return msgspec.json.decode(ring.unwrap(claim.kek_id, claim.wrapped, about(claim.id)), type=Traits)


async def decide(sql: Connection, ring: KeyRing, one: OnePerson, decided: Decided) -> None:
    """Raises Invalid for a yes while a trait differs, and NotFound for what is decided already. A yes may be taken back
    until she has said hers."""
    if decided.answer == "non":
        if not await sql.fetchval(REFUSE, decided.claim, one.id):
            raise NotFound
        return
    claim = await CLAIM.one(sql, dossier=one.id)
    if claim is None or claim.id != decided.claim:
        raise NotFound
    hers = traits(one)
    if different(hers, told(ring, claim)):
        raise Invalid
    five = (hers.birth_name, hers.given_names, hers.birthdate, hers.sex, hers.birthplace)
    if not await sql.fetchval(CONFIRM, claim.id, *five):
        raise NotFound
