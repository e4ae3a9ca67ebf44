"""What is shown to a child, as a house and those who hold authority agreed: her age and how mature she is, as data."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.people.models import in_its_house
from backend.protection.models import KEPT_AS_SAID


class MinorSetting(Identified, Table):
    """What was agreed, when and by whom it was written; the last one holds, and none is lost."""

    __tablename__ = "minor_setting"
    __table_args__ = (
        in_its_house(),
        CheckConstraint("maturity in ('alone', 'helped', 'not-yet')", name="known_maturity"),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    maturity: Mapped[str]
    agreed_on: Mapped[date]
    set_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class MinorAgreement(Table):
    """Of an agreement: by which measure somebody held authority that day, and said yes."""

    __tablename__ = "minor_agreement"

    setting_id: Mapped[UUID] = mapped_column(ForeignKey("minor_setting.id"), primary_key=True)
    measure_id: Mapped[UUID] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    establishment_id: Mapped[UUID]


class MinorWithheld(Table):
    """A family of papers that waits for her majority."""

    __tablename__ = "minor_withheld"
    __table_args__ = (in_its_house(),)

    dossier_id: Mapped[UUID] = mapped_column(primary_key=True)
    family: Mapped[str] = mapped_column(ForeignKey("family.code"), primary_key=True)
    establishment_id: Mapped[UUID]


for kept in (MinorSetting, MinorAgreement):
    protect(kept.__table__, *KEPT_AS_SAID)
protect(
    MinorWithheld.__table__,
    "grant select, insert, delete on {t} to gate",
    "create policy by_its_verbs on {t} for all to gate using (true) with check (true)",
)
