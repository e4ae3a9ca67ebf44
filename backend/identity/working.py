"""What opens a house to who works there, and for whom nothing does any more. Only the gate reads and writes it."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect


class StaffMeans(Table):
    """A means beside Pro Santé Connect, which the operator homologated for who works, until a day that it names."""

    __tablename__ = "staff_means"
    __table_args__ = (
        CheckConstraint("means in ('passkey')", name="may_be_homologated"),
        CheckConstraint("until >= homologated_on", name="ends"),
    )

    means: Mapped[str] = mapped_column(primary_key=True)
    homologated_on: Mapped[date]
    until: Mapped[date]
    noted_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)  # from then on it opens nothing


class EndedNumber(Table):
    """The national number of a professional whose registration ended, whoever knows her by it, now or later."""

    __tablename__ = "ended_number"

    value: Mapped[str] = mapped_column(primary_key=True)
    ended_at: Mapped[datetime]


for table, verbs in (
    (StaffMeans.__table__, "select, insert, update"),
    (EndedNumber.__table__, "select, insert, delete"),
):
    protect(
        table,
        f"grant {verbs} on {{t}} to gate",
        "create policy gate_only on {t} to gate using (true)",
    )
