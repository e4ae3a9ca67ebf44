"""Somebody opened many dossiers within an hour. Counted from the trail, by the gate, as each entry is written."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_MEMBERS, Identified, Table, protect


class ManyOpened(Identified, Table):
    """More than her house expects, told once an hour; or, with a `reason`, more than she may without one. Whoever
    says who works there looks into it; never into her own."""

    __tablename__ = "many_opened"
    __table_args__ = (
        CheckConstraint("reason in ('urgent', 'replacing', 'preparing', 'other')", name="known_reason"),
        CheckConstraint("(checked_by is null) = (checked_at is null)", name="checked_whole"),
        CheckConstraint("checked_by <> person_id", name="by_another"),
        Index("many_to_check", "establishment_id", "at"),
        Index("many_of_person", "person_id", "at"),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    reason: Mapped[str | None] = mapped_column(default=None)  # a code, never words
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    checked_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)


protect(
    ManyOpened.__table__,
    "grant select on {t} to app",
    f"create policy by_another on {{t}} for select to app using ({BY_MEMBERS} and person_id <> (select actor_id()))",
    "grant select, insert, update (checked_at, checked_by) on {t} to gate",
    "create policy gate_reads on {t} for select to gate using (true)",
    "create policy gate_tells on {t} for insert to gate with check (checked_at is null)",
    "create policy gate_closes on {t} for update to gate using (checked_at is null)"
    " with check (checked_at is not null)",
)
