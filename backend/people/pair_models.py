"""Two dossiers of one house that are about one person: what was joined, so that it can be taken apart."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_IDENTITY_DESK, Identified, Table, protect
from backend.identity.models import GATE_READS

OPEN = text("split_at is null")


class DossierPair(Identified, Table):
    """Made and undone through the doors of the gate alone. Each dossier keeps its papers and its keys."""

    __tablename__ = "dossier_pair"
    __table_args__ = (
        ForeignKeyConstraint(["one_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        ForeignKeyConstraint(["other_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("one_id <> other_id", name="two_dossiers"),
        CheckConstraint("(split_by is null) = (split_at is null)", name="split_by_somebody"),
        Index("open_pair_of_one", "one_id", unique=True, postgresql_where=OPEN),
        Index("open_pair_of_other", "other_id", unique=True, postgresql_where=OPEN),
    )

    establishment_id: Mapped[UUID]
    one_id: Mapped[UUID]
    other_id: Mapped[UUID]
    joined_by: Mapped[UUID]
    joined_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    attached_id: Mapped[UUID | None] = mapped_column(default=None)  # the one that had no person before
    refused_at: Mapped[datetime | None] = mapped_column(default=None)  # she said that it is not hers
    split_by: Mapped[UUID | None] = mapped_column(default=None)
    split_at: Mapped[datetime | None] = mapped_column(default=None)


protect(
    DossierPair.__table__,
    "grant select on {t} to app",
    f"create policy to_identify on {{t}} for select to app using ({BY_IDENTITY_DESK})",
    "grant select, insert, update (split_by, split_at, attached_id, refused_at) on {t} to gate",
    GATE_READS,
    "create policy gate_joins on {t} for insert to gate with check (true)",
    "create policy gate_splits on {t} for update to gate using (split_at is null) with check (true)",
)
