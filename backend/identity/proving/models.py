"""What waits for a proof. Only the gate reads and writes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class StepUp(Identified, Table):
    """An act that somebody asked for: `path` and `body_hash` are what exactly, `fields` what she typed, sealed."""

    __tablename__ = "step_up"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"), index=True)
    act: Mapped[str]
    path: Mapped[str]
    body_hash: Mapped[bytes]
    kek_id: Mapped[str]
    fields: Mapped[bytes]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    means: Mapped[str | None] = mapped_column(default=None)
    proved_at: Mapped[datetime | None] = mapped_column(default=None)
    used_at: Mapped[datetime | None] = mapped_column(default=None)


protect(
    StepUp.__table__,
    "grant select, insert, update, delete on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)
