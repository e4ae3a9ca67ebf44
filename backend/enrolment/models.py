"""Codes, and what people say of dossiers with them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, Identified, Table, protect


def of_one_house() -> ForeignKeyConstraint:
    """The dossier is of the house that the row says."""
    return ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"])


class EnrolmentCode(Identified, Table):
    """On a letter for thirty days, or on the desk's screen for ten minutes. It serves once; only its hash is here."""

    __tablename__ = "enrolment_code"
    __table_args__ = (
        CheckConstraint("kind in ('letter', 'phone')", name="known_kind"),
        UniqueConstraint("code_hash"),
        Index("one_code_alive", "dossier_id", unique=True, postgresql_where=text("used_at is null and not revoked")),
        of_one_house(),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str]
    code_hash: Mapped[bytes]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class EnrolmentClaim(Identified, Table):
    """With that code, somebody whom the State knows said that the dossier is hers. `wrapped` is what it says of her,
    sealed, until the house has looked."""

    __tablename__ = "enrolment_claim"
    __table_args__ = (
        CheckConstraint(
            "state in ('asked', 'confirmed', 'refused', 'linked', 'declined', 'lapsed')", name="known_state"
        ),
        Index("open_claim", "dossier_id", unique=True, postgresql_where=text("state in ('asked', 'confirmed')")),
        Index("claims_of_identity", "issuer", "subject"),
        of_one_house(),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID] = mapped_column(index=True)
    code_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment_code.id"))
    issuer: Mapped[str]
    subject: Mapped[str]
    state: Mapped[str] = mapped_column(default="asked", server_default=text("'asked'"))
    kek_id: Mapped[str | None] = mapped_column(default=None)
    wrapped: Mapped[bytes | None] = mapped_column(default=None)
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)


AT_DESK = f"create policy at_desk on {{t}} for select to app using ({BY_ENROLMENT})"
protect(
    EnrolmentCode.__table__,
    "grant select (id, establishment_id, dossier_id, kind, made_by, made_at, ends_at, used_at, revoked) on {t} to app",
    AT_DESK,
    "grant insert on {t} to app",
    f"create policy made on {{t}} for insert to app with check ({BY_ENROLMENT} and made_by = (select actor_id()))",
    "grant update (revoked) on {t} to app",
    f"create policy replaced on {{t}} for update to app using ({BY_ENROLMENT})",
    "grant select, update (used_at, revoked) on {t} to gate",
    "create policy gate_spends on {t} to gate using (true)",
)
protect(
    EnrolmentClaim.__table__,
    "grant select (id, establishment_id, dossier_id, state, kek_id, wrapped, asked_at, decided_by, decided_at)"
    " on {t} to app",
    AT_DESK,
    "grant update (state, decided_by, decided_at, kek_id, wrapped) on {t} to app",
    f"create policy decided on {{t}} for update to app using ({BY_ENROLMENT} and state in ('asked', 'confirmed'))"
    " with check (state in ('confirmed', 'refused') and decided_by = (select actor_id()))",
    "grant select, insert, update on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
    "create trigger closed_is_asked_no_more after update of open_until on dossier"
    " for each row when (new.open_until <= now()) execute function closed_is_asked_no_more()",
    "create trigger asks_anew after insert on enrolment_code for each row execute function new_code_asks_anew()",
)
