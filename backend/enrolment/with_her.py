"""« Avec elle »: at the desk, for somebody who will never sign in. Her dossier is hers, and no identity opens it."""

from datetime import date
from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.enrolment.rows import OnePerson
from backend.enrolment.schemas import WithHer
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened

LINK = "select enrol_with_her($1)"
KEEP = f"""
with shown as (
    insert into enrolment_with_her (id, establishment_id, dossier_id, key_id, evidence, channel, told_on, done_by)
    values ($1, acting_house(), $2, $3, $4, $5, $6, actor_id())
    returning dossier_id as id, establishment_id, dossier_id
), noted as ({noted("enrolment.with_her", "enrolment")})
select count(*) from shown"""


async def enrol_with_her(
    sql: Connection, ring: KeyRing, house: UUID, one: OnePerson, said: WithHer, told_on: date
) -> None:
    """Raises NotFound for somebody who is enrolled already."""
    if not await sql.fetchval(LINK, one.id):
        raise NotFound
    made, key = uuid4(), opened(ring, Wrapped(one.key_id, one.kek_id, one.wrapped))
    evidence = key.seal(said.evidence, house, "enrolment_with_her", made, "evidence")
    await sql.fetchval(KEEP, made, one.id, one.key_id, evidence, said.channel, told_on)
