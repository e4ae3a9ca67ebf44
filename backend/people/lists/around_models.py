"""Who is around a person, as the house's software tells it: contacts, and who was named to protect her.

It opens nothing to anybody: an aidant is whom the person names here, a mandataire whom the house checks. The teams that
support her read it, and she does; her aidants do not.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, BY_SYSTEM, OF_DOSSIER, Identified, Table, protect


class ToldAround(Identified, Table):
    """One of them. The id follows from who she is, so that a contact is one row; `mark` from all that is said."""

    __tablename__ = "told_around"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("kind in ('contact', 'measure')", name="known_kind"),
        Index("ix_told_around_dossier_id", "dossier_id"),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    key_id: Mapped[UUID]
    kind: Mapped[str]
    role: Mapped[str]  # TRE_R260 of a contact, TRE_R217 of a measure
    rank: Mapped[int]
    mark: Mapped[bytes]
    body: Mapped[bytes]
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)


protect(
    ToldAround.__table__,
    "grant select on {t} to app",
    f"create policy to_enrol on {{t}} for select to app using ({BY_ENROLMENT})",
    "create policy in_sight on {t} for select to app using"
    f" ((select capacity()) in ('staff', 'usager') and {OF_DOSSIER})",
    "grant select, insert, update (rank, starts_on, ends_on, mark, body) on {t} to worker",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    f"create policy told on {{t}} for insert to worker with check ({BY_SYSTEM})",
    f"create policy told_again on {{t}} for update to worker using ({BY_SYSTEM})",
)
