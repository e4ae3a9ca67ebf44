"""Who was proved and has no sign-in for it. Only the gate reads and writes it; what the provider said is sealed."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class Arrival(Identified, Table):
    """Found by a secret that this browser alone keeps, within the hour; forgotten within the day."""

    __tablename__ = "arrival"
    __table_args__ = (UniqueConstraint("secret_hash"),)

    secret_hash: Mapped[bytes]
    issuer: Mapped[str]
    subject: Mapped[str]
    provider: Mapped[str]
    level: Mapped[int]
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]  # the proof: her traits, and what her provider needs at the end
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


protect(
    Arrival.__table__,
    "grant select, insert, delete on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)
