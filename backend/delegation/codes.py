"""The code by which a person lets herself be named as an aidant: she says it to whom she helps, aloud or on paper.

Nobody is looked up by name: a search would tell who has an account.
"""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect
from backend.db.compiled import Statement
from backend.identity.models import GATE_READS


class AidantCode(Table):
    """One a person, the newest: it serves once, within a day. Only its hash is here."""

    __tablename__ = "aidant_code"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    code_hash: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


HER_OWN = "person_id = (select actor_id()) and (select capacity()) = 'usager'"
protect(
    AidantCode.__table__,
    "grant select, insert, update on {t} to app",
    f"create policy her_own on {{t}} to app using ({HER_OWN}) with check ({HER_OWN})",
    "grant select, delete on {t} to gate",
    GATE_READS,
    "create policy gate_spends on {t} for delete to gate using (true)",
)

MAKE = """insert into aidant_code (person_id, code_hash) values ((select actor_id()), $1)
    on conflict (person_id) do update set code_hash = excluded.code_hash, made_at = now()"""


class Named(msgspec.Struct, frozen=True):
    """Whose code it is."""

    id: UUID
    given_name: str
    family_name: str


# None: unknown, too old or already used, which nobody can tell apart.
WHOSE = Statement("select * from whose_code(:code_hash)", Named)
SPEND = Statement("select * from spend_code(:code_hash)", Named)
