"""The matricule of somebody at this desk: masked, or shown in full on purpose."""

from uuid import UUID

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.enrolment.rows import OnePerson
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken
from backend.people.keys import Wrapped, opened

SHOWN = f"""
with shown as (
    select d.id, d.establishment_id, d.id as dossier_id from dossier d
     where d.id = $1 and d.establishment_id = acting_house() and d.matricule is not null
), noted as ({noted("dossier.matricule_shown", "enrolment")})
select count(*) from shown"""


async def show_matricule(sql: Connection, ring: KeyRing, house: UUID, one: OnePerson) -> str:
    """On purpose: the trail keeps who wanted it."""
    if not await sql.fetchval(SHOWN, one.id):
        raise NotFound
    return matricule(ring, house, one)


def matricule(ring: KeyRing, house: UUID, one: OnePerson) -> str:
    """Empty when none is known. One that does not open any more is told as such by the page that needs it."""
    if one.matricule is None:
        return ""
    try:
        key = opened(ring, Wrapped(one.key_id, one.kek_id, one.wrapped))
        return key.unseal(one.matricule, house, "dossier", one.id, "matricule")
    except Broken:
        return ""
