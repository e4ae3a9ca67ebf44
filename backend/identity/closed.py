"""By what somebody was known who closed her account while a judge forbids her a contact: she is known by it again."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect
from backend.identity.models import GATE_READS


class ClosedIdentity(Table):
    """It opens nothing, and nobody reads it: whoever comes in by it later is closed to whom she was closed to."""

    __tablename__ = "closed_identity"
    __table_args__ = (Index("closed_by_identity", "issuer", "subject"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)


protect(
    ClosedIdentity.__table__,
    "grant select, insert, delete on {t} to gate",
    GATE_READS,
    "create policy gate_keeps on {t} for insert to gate with check (true)",
    "create policy gate_forgets on {t} for delete to gate using (true)",
)
