"""What was decided for somebody, who holds it, and what she said of it. Whom it lets in is written in `delegation`.

No member of a house and no person reads or writes these tables: the doors of the gate do, and say what they show.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.identity.models import GATE_READS
from backend.people.models import in_its_house

BY_DOORS = (
    "grant select, insert, update on {t} to gate",
    "create policy by_its_verbs on {t} for all to gate using (true) with check (true)",
)
KEPT_AS_SAID = (
    "grant select, insert on {t} to gate",
    GATE_READS,
    "create policy gate_keeps on {t} for insert to gate with check (true)",
)


class GuardianOffice(Identified, Table):
    """An organisation that holds measures: an association of guardians, the ASE service. It may hold sixty of them."""

    __tablename__ = "guardian_office"

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    name: Mapped[str]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class GuardianOfficeMember(Identified, Table):
    """Somebody who acts for an organisation. Entered by one, checked by another; she leaves at once."""

    __tablename__ = "guardian_office_member"
    __table_args__ = (
        CheckConstraint("checked_by <> entered_by", name="two_persons"),
        Index("one_member_alive", "office_id", "person_id", unique=True, postgresql_where=text("ended_at is null")),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    office_id: Mapped[UUID] = mapped_column(ForeignKey("guardian_office.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    checked_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Measure(Identified, Table):
    """What a judge or the law decided for the person of a dossier; `kind` and `scope` are those of law.yaml."""

    __tablename__ = "measure"
    __table_args__ = (
        in_its_house(),
        CheckConstraint("checked_by <> entered_by", name="two_persons"),
        CheckConstraint("(checked_by is null) = (checked_at is null)", name="checked"),
        CheckConstraint("scope in ('', 'goods', 'assistance', 'representation')", name="known_scope"),
        CheckConstraint("evidence in ('judgment', 'extract', 'mandate', 'record', 'desk')", name="known_evidence"),
        Index("measure_to_check", "establishment_id", postgresql_where=text("checked_at is null")),
        CheckConstraint("why in ('ended', 'replaced', 'withdrawn', 'forbidden', 'emancipated')", name="known_end"),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str]
    scope: Mapped[str]
    decided_on: Mapped[date]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)
    evidence: Mapped[str]  # what was seen: a judgment, an extract of it, a mandate with its visa, the civil register
    entered_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    entered_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    checked_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    stops_at: Mapped[datetime | None] = mapped_column(default=None)  # at once, or at the day of the decision
    stopped_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    why: Mapped[str | None] = mapped_column(default=None)


class MeasureHolder(Identified, Table):
    """Who holds a measure: a person, or an organisation whose members act."""

    __tablename__ = "measure_holder"
    __table_args__ = (
        CheckConstraint("(person_id is null) <> (office_id is null)", name="one_holder"),
        ForeignKeyConstraint(["measure_id"], ["measure.id"]),
    )

    measure_id: Mapped[UUID] = mapped_column(index=True)
    establishment_id: Mapped[UUID]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    office_id: Mapped[UUID | None] = mapped_column(ForeignKey("guardian_office.id"), index=True, default=None)


class MeasureAnswer(Identified, Table):
    """What the person said of it on her own screen; the last one holds, and none is lost."""

    __tablename__ = "measure_answer"

    measure_id: Mapped[UUID] = mapped_column(ForeignKey("measure.id"), index=True)
    establishment_id: Mapped[UUID]
    agrees: Mapped[bool]
    said_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


for changed in (GuardianOfficeMember, Measure):
    protect(changed.__table__, *BY_DOORS)
for kept in (GuardianOffice, MeasureHolder, MeasureAnswer):
    protect(kept.__table__, *KEPT_AS_SAID)
