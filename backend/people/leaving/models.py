"""What happened in a life, as a house noted it: what closes a dossier, by whom and on what evidence."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, Identified, Table, protect
from backend.identity.models import GATE_READS
from backend.people.models import ALWAYS

ALIVE = text("cancelled_at is null")


class DossierEvent(Identified, Table):
    """A departure, a transfer to another house, a death. Taken back when it was a mistake; never deleted."""

    __tablename__ = "dossier_event"
    __table_args__ = (
        CheckConstraint("kind in ('departure', 'transfer', 'death')", name="known_kind"),
        CheckConstraint("evidence in ('person', 'family', 'certificate', 'register')", name="known_evidence"),
        Index("one_event_alive", "dossier_id", text("(kind = 'death')"), "day", unique=True, postgresql_where=ALIVE),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    kind: Mapped[str]
    day: Mapped[date]
    evidence: Mapped[str]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    noted_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    reads_until: Mapped[datetime] = mapped_column(server_default=ALWAYS)  # she reads her own papers, by this event
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)


class EventEnd(Table):
    """How a stay, or a team's support, was to end before an event changed it: what taking it back gives back."""

    __tablename__ = "dossier_event_end"

    event_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_event.id"), primary_key=True)
    row_id: Mapped[UUID] = mapped_column(primary_key=True)
    establishment_id: Mapped[UUID]
    ends_on: Mapped[date | None] = mapped_column(default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)


protect(
    DossierEvent.__table__,
    "grant select on {t} to app",
    f"create policy of_who_enrols on {{t}} for select to app using ({BY_ENROLMENT})",
    "grant select, insert, update on {t} to gate",
    "create policy by_its_verbs on {t} for all to gate using (true) with check (true)",
)
protect(
    EventEnd.__table__,
    "grant select, insert on {t} to gate",
    GATE_READS,
    "create policy gate_keeps on {t} for insert to gate with check (true)",
)
