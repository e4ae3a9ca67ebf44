"""Who works here without a national number, and what became of each: read and said by the gate."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Statement


class Waiting(msgspec.Struct):
    """Somebody without a number. `state`: to_send, sent, refused."""

    membership: UUID
    given_name: str
    family_name: str
    shown_name: str
    role: str
    profession: str
    starts_at: datetime
    state: str
    reason: str
    since: datetime | None


WAITING = Statement(
    """select membership, given_name, family_name, shown_name, role, profession, starts_at, state, reason, since
         from to_register()""",
    Waiting,
)
SAY = f"""with said as (select * from say_registered($1, $2, $3)
    ), noted as ({noted("member.rpps", "enrolment", "said")})
    select count(*) from said"""
TAKEN = f"""with shown as (
        select unnest($1::uuid[]) as id, acting_house() as establishment_id, null::uuid as dossier_id
    ), noted as ({noted("member.rpps_list", "enrolment")}) select count(*) from shown"""
