"""When each file of the store was last read back, and what was wrong with it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, Table, protect
from backend.identity.models import GATE_READS

WRONG = text("fault is not null")


class FileCheck(Table):
    """One row for each file that a row names. A fault stays until the file is found whole."""

    __tablename__ = "file_check"
    __table_args__ = (
        CheckConstraint("fault in ('missing', 'broken')", name="known_fault"),
        Index("oldest_first", "establishment_id", "checked_at"),
        Index("wrong_ones", "establishment_id", postgresql_where=WRONG),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), primary_key=True)
    store_key: Mapped[str] = mapped_column(primary_key=True)
    checked_at: Mapped[datetime] = mapped_column(server_default=text("'-infinity'"), init=False)
    fault: Mapped[str | None] = mapped_column(default=None)


protect(
    FileCheck.__table__,
    "grant select, insert, update, delete on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select on {t} to gate",
    GATE_READS,
)
