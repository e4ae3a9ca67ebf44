"""« Ce n’est pas mon papier »: what somebody said, and how the house settled it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_IDENTITY_DESK, OF_DOSSIER, Identified, Table, protect
from backend.identity.models import GATE_READS


class DocumentDispute(Identified, Table):
    """Written and settled through the doors of the gate alone: the person stops seeing the paper at once."""

    __tablename__ = "document_dispute"
    __table_args__ = (
        ForeignKeyConstraint(["document_id", "dossier_id"], ["document.id", "document.dossier_id"]),
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("outcome in ('hers', 'not_hers')", name="known_outcome"),
        CheckConstraint("(outcome is null) = (settled_at is null)", name="settled_one_way"),
        Index("one_open_dispute", "document_id", unique=True, postgresql_where=text("settled_at is null")),
        Index("disputes_of_dossier", "dossier_id", text("at desc"), "id"),
        Index("open_in_house", "establishment_id", "at", "id", postgresql_where=text("settled_at is null")),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    document_id: Mapped[UUID]
    said_by: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_by: Mapped[UUID | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)


protect(
    DocumentDispute.__table__,
    "grant select on {t} to app",
    f"create policy of_mine on {{t}} for select to app using ((select capacity()) = 'usager' and {OF_DOSSIER})",
    f"create policy to_identify on {{t}} for select to app using ({BY_IDENTITY_DESK})",
    "grant select, insert, update (settled_at, settled_by, outcome) on {t} to gate",
    GATE_READS,
    "create policy gate_opens on {t} for insert to gate with check (true)",
    "create policy gate_settles on {t} for update to gate using (true)",
)
