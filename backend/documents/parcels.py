"""What programs bring, before it is a paper."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_IDENTITY_DESK, BY_SYSTEM, Identified, Table, protect
from backend.identity.models import GATE_READS


class Deposit(Identified, Table):
    """What a program brought, before it is a paper. The same bytes twice are one parcel."""

    __tablename__ = "deposit"
    __table_args__ = (
        UniqueConstraint("establishment_id", "machine_id", "sha256"),
        CheckConstraint("kind in ('cda', 'xdm', 'fhir', 'hl7v2')", name="known_kind"),
        CheckConstraint(
            "state in ('received', 'checking', 'filed', 'quarantined', 'refused', 'disputed')", name="known_state"
        ),
        Index("to_identify", "establishment_id", "received_at", "id", postgresql_where=text("state = 'quarantined'")),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    machine_id: Mapped[UUID] = mapped_column(ForeignKey("machine_client.id"))
    received_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    state: Mapped[str] = mapped_column(default="received", server_default=text("'received'"))
    reason: Mapped[str | None] = mapped_column(default=None)  # a code, never words
    tried_again_at: Mapped[datetime | None] = mapped_column(default=None)  # by the desk: its sender is told no more
    document_id: Mapped[UUID | None] = mapped_column(ForeignKey("document.id"), default=None)
    store_key: Mapped[str] = mapped_column(unique=True)
    wrapped: Mapped[bytes]
    key_id: Mapped[UUID] = mapped_column(ForeignKey("establishment_key.id"))
    size: Mapped[int]
    sha256: Mapped[bytes]
    media_type: Mapped[str]  # what the program said it is
    kind: Mapped[str] = mapped_column(default="cda", server_default=text("'cda'"))  # what it is


class Quarantine(Table):
    """A parcel that a human must look at, with what it says of itself: sealed, for the identity desk."""

    __tablename__ = "quarantine"

    deposit_id: Mapped[UUID] = mapped_column(ForeignKey("deposit.id", ondelete="CASCADE"), primary_key=True)
    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    said: Mapped[bytes]  # sealed
    key_id: Mapped[UUID] = mapped_column(ForeignKey("establishment_key.id"))


class Likeness(Table):
    """A dossier of the same house that a waiting parcel looks like, and the traits that differ."""

    __tablename__ = "likeness"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
    )

    deposit_id: Mapped[UUID] = mapped_column(ForeignKey("quarantine.deposit_id", ondelete="CASCADE"), primary_key=True)
    dossier_id: Mapped[UUID] = mapped_column(primary_key=True)
    establishment_id: Mapped[UUID]
    unlike: Mapped[str]  # names of traits, never their values


# Ninety days after they came, and not before: what a house could not say whose it is, it does not keep.
EXPIRED = "state in ('quarantined', 'refused') and received_at < now() - interval '90 days'"

protect(
    Deposit.__table__,
    "grant select, insert on {t} to app",
    "create policy ones_own on {t} to app"
    " using ((select capacity()) = 'machine' and machine_id = (select actor_id())"
    " and establishment_id = (select acting_house()))",
    "grant select, delete, update (state, reason, document_id) on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    f"create policy once_expired on {{t}} as restrictive for delete to worker using ({EXPIRED})",
    # Who asks comes first: what became of a parcel must cost its sender the same, whatever it was.
    "create policy to_identify on {t} for select to app"
    f" using ((select capacity()) = 'staff' and state = 'quarantined' and {BY_IDENTITY_DESK})",
    "grant select, update (state, reason, tried_again_at) on {t} to gate",
    GATE_READS,
    "create policy gate_settles on {t} for update to gate"
    " using (state in ('quarantined', 'filed')) with check (state in ('received', 'refused', 'disputed'))",
)
WAITING = (
    "grant select on {t} to app",
    f"create policy to_identify on {{t}} for select to app using ({BY_IDENTITY_DESK})",
    "grant select, insert on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
)
protect(
    Quarantine.__table__,
    *WAITING,
    "grant select, delete on {t} to gate",
    GATE_READS,
    "create policy gate_forgets on {t} for delete to gate using (true)",
)
protect(Likeness.__table__, *WAITING, "grant select on {t} to gate", GATE_READS)
