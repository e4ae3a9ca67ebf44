"""What a house is asked to say of somebody who is there, and who said it. Only the gate reads and writes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect

WHOLE = "num_nonnulls(establishment_id, dossier_id, seen, seen_by, seen_at) in (0, 5)"
TWO_PEOPLE = (
    "confirmed_by is null or (seen_by is not null and seen_by <> confirmed_by"
    " and person_id not in (seen_by, confirmed_by))"
)


class Vouching(Identified, Table):
    """`seen` is the kind of document that the first looked at, never its number. It goes with the act that waits."""

    __tablename__ = "vouching"
    __table_args__ = (
        CheckConstraint("seen in ('cni', 'passeport', 'titre', 'vitale', 'permis')", name="known_document"),
        CheckConstraint(WHOLE, name="whole_evidence"),
        CheckConstraint(TWO_PEOPLE, name="two_people"),
        CheckConstraint("(confirmed_by is null) = (confirmed_at is null)", name="confirmed_once"),
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
    )

    step_up_id: Mapped[UUID] = mapped_column(ForeignKey("step_up.id", ondelete="CASCADE"), unique=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)  # random; she shows it at the desk
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    ends_at: Mapped[datetime] = mapped_column(server_default=text("now() + interval '1 hour'"), init=False)
    establishment_id: Mapped[UUID | None] = mapped_column(default=None)
    dossier_id: Mapped[UUID | None] = mapped_column(index=True, default=None)
    seen: Mapped[str | None] = mapped_column(default=None)
    seen_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    seen_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)


protect(
    Vouching.__table__,
    "grant select, insert, update on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)
