"""Mandates of a house: what is printed, the proof that it was signed, and who confirmed it. Two people, or nothing."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, Identified, Table, protect
from backend.identity.models import GATE_READS

ALL_OR_NONE = "num_nonnulls(entered_by, entered_at, aidant_id, signed_on, evidence, key_id) in (0, 6)"
TWO_PEOPLE = (
    "outcome is distinct from 'confirmed'"
    " or (entered_by is not null and decided_by <> entered_by and aidant_id not in (entered_by, decided_by)"
    " and delegation_id is not null)"
)


class Mandate(Identified, Table):
    """Prepared, then signed on paper, then entered with its evidence, then confirmed by somebody else: nothing else
    gives an access at a desk."""

    __tablename__ = "mandate"
    __table_args__ = (
        CheckConstraint("outcome in ('confirmed', 'cancelled')", name="known_outcome"),
        CheckConstraint(ALL_OR_NONE, name="whole_evidence"),
        CheckConstraint(TWO_PEOPLE, name="two_people"),
        CheckConstraint("(outcome is null) = (decided_at is null)", name="decided_once"),
        UniqueConstraint("reference"),
        UniqueConstraint("delegation_id"),
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    reference: Mapped[str]
    given_name: Mapped[str]  # the aidant, as the paper names her
    family_name: Mapped[str]
    relation: Mapped[str]
    agreed_text: Mapped[str]  # version of the words on the paper
    agreed_hash: Mapped[bytes]  # and their SHA-256
    words: Mapped[str]  # as they are printed
    rights_end: Mapped[datetime]
    prepared_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    prepared_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    expires_at: Mapped[datetime] = mapped_column(server_default=text("now() + interval '30 days'"), init=False)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    aidant_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    evidence: Mapped[bytes | None] = mapped_column(default=None)  # what was seen, sealed with the key of the dossier
    key_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier_key.id"), default=None)
    entered_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    entered_at: Mapped[datetime | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    delegation_id: Mapped[UUID | None] = mapped_column(ForeignKey("delegation.id"), default=None)


class MandateRight(Table):
    """One square of the grid, as the paper has it."""

    __tablename__ = "mandate_right"

    mandate_id: Mapped[UUID] = mapped_column(ForeignKey("mandate.id"), primary_key=True)
    can: Mapped[str] = mapped_column(ForeignKey("delegable_right.code"), primary_key=True)
    family: Mapped[str] = mapped_column(ForeignKey("family.code"), primary_key=True)
    establishment_id: Mapped[UUID]


AT_DESK = f"create policy at_desk on {{t}} for select to app using ({BY_ENROLMENT})"
BY_ITS_VERBS = "create policy by_its_verbs on {t} for all to gate using (true) with check (true)"
protect(
    Mandate.__table__,
    "grant select on {t} to app",
    AT_DESK,
    "grant select, insert, update on {t} to gate",
    BY_ITS_VERBS,
)
protect(
    MandateRight.__table__,
    "grant select on {t} to app",
    AT_DESK,
    "grant select, insert on {t} to gate",
    GATE_READS,
    "create policy prepared on {t} for insert to gate with check (true)",
)
