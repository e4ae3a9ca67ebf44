"""A professional beyond her membership: by which number the nation knows her, and what a house says of her trade."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import OF_HOUSE, Table, protect
from backend.identity.models import GATE_READS


class NationalIdentifier(Table):
    """The number by which Pro Santé Connect knows her (8 and her RPPS): public, and hers whatever the house."""

    __tablename__ = "national_identifier"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    value: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class HouseProfessional(Table):
    """The profession of somebody who works in a house, by its code."""

    __tablename__ = "house_professional"

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    profession: Mapped[str]


class RppsRegistration(Table):
    """Somebody whom the house asked the register to number: sent, or refused and why. A number ends it."""

    __tablename__ = "rpps_registration"
    __table_args__ = (
        CheckConstraint("state in ('sent', 'refused')", name="known_state"),
        CheckConstraint("(reason is null) = (state = 'sent')", name="refused_for_a_reason"),
    )

    membership_id: Mapped[UUID] = mapped_column(ForeignKey("membership.id"), primary_key=True)
    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    state: Mapped[str]
    since: Mapped[datetime]
    reason: Mapped[str | None] = mapped_column(default=None)


protect(
    NationalIdentifier.__table__,
    "grant select, insert on {t} to gate",
    GATE_READS,
    "create policy gate_lists on {t} for insert to gate with check (true)",
)
protect(
    HouseProfessional.__table__,
    "grant select on {t} to app, worker",
    f"create policy of_the_house on {{t}} for select to app, worker using ({OF_HOUSE})",
    "grant select, insert, update (profession) on {t} to gate",
    GATE_READS,
    "create policy gate_lists on {t} for insert to gate with check (true)",
    "create policy gate_lists_again on {t} for update to gate using (true)",
)
protect(
    RppsRegistration.__table__,
    "grant select, insert, update (state, reason, since) on {t} to gate",
    GATE_READS,
    "create policy gate_says on {t} for insert to gate with check (true)",
    "create policy gate_says_again on {t} for update to gate using (true)",
)
