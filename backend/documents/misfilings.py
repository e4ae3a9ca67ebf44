"""A paper that was filed with somebody whose it is not: the record that the house keeps from the hour it knew."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_IDENTITY_DESK, Identified, Table, protect
from backend.identity.models import GATE_READS


class Misfiling(Identified, Table):
    """Opened by the gate as soon as the house says that the paper is not hers; kept for good. `owner_id`: the dossier
    of the person whose paper it is, once the house knows."""

    __tablename__ = "misfiling"
    __table_args__ = (
        ForeignKeyConstraint(["document_id", "dossier_id"], ["document.id", "document.dossier_id"]),
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        ForeignKeyConstraint(["owner_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("authority in ('told', 'no_risk')", name="known_authority"),
        CheckConstraint("num_nulls(authority, closed_at, closed_by) in (0, 3)", name="closed_whole"),
        CheckConstraint("owner_id <> dossier_id", name="of_somebody_else"),
        Index("misfilings_of_house", "establishment_id", "opened_at", "id"),
        Index("misfilings_of_owner", "owner_id"),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    document_id: Mapped[UUID]
    opened_by: Mapped[UUID]
    opened_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    owner_id: Mapped[UUID | None] = mapped_column(default=None)
    authority: Mapped[str | None] = mapped_column(default=None)  # whether the CNIL was told
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[UUID | None] = mapped_column(default=None)


OF_OWNER = "(select capacity()) = 'usager' and coalesce(owner_id = any ((select visible_dossiers())::uuid[]), false)"
protect(
    Misfiling.__table__,
    "grant select on {t} to app",
    f"create policy to_identify on {{t}} for select to app using ({BY_IDENTITY_DESK})",
    f"create policy of_its_owner on {{t}} for select to app using ({OF_OWNER})",
    "grant select, insert, update (owner_id, authority, closed_at, closed_by) on {t} to gate",
    GATE_READS,
    "create policy gate_opens on {t} for insert to gate with check (true)",
    "create policy gate_closes on {t} for update to gate using (closed_at is null) with check (true)",
)
