"""Changes of roles that wait for a second person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_MEMBERS, Identified, Table, protect

ALIVE = text("decided_at is null")


class RoleChange(Identified, Table):
    """Somebody proposes to change what a role may do; it takes effect once another confirms. One alive for a role."""

    __tablename__ = "role_change"
    __table_args__ = (
        CheckConstraint("outcome in ('confirmed', 'cancelled', 'expired')", name="known_outcome"),
        CheckConstraint("(decided_at is null) = (outcome is null)", name="decided"),
        CheckConstraint("outcome <> 'confirmed' or decided_by <> proposed_by", name="two_persons"),
        Index("one_change_alive", "role_id", unique=True, postgresql_where=ALIVE),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    role_id: Mapped[UUID] = mapped_column(ForeignKey("role.id"))
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)


class RoleChangePart(Table):
    """One right or one duty that the change gives or takes."""

    __tablename__ = "role_change_part"
    __table_args__ = (CheckConstraint("kind in ('right', 'duty')", name="known_kind"),)

    change_id: Mapped[UUID] = mapped_column(ForeignKey("role_change.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    can: Mapped[str] = mapped_column(primary_key=True)  # empty for a duty
    target: Mapped[str] = mapped_column(primary_key=True)  # a family, or a duty
    adds: Mapped[bool]
    establishment_id: Mapped[UUID]


OF_WHO_DECIDES = (
    "grant select on {t} to app",
    f"create policy of_who_decides on {{t}} for select to app using ({BY_MEMBERS})",
    "grant select, insert, update, delete on {t} to gate",
    "create policy by_its_verbs on {t} for all to gate using (true) with check (true)",
)
protect(RoleChange.__table__, *OF_WHO_DECIDES)
protect(RoleChangePart.__table__, *OF_WHO_DECIDES)
