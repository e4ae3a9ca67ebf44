"""How sure a house is of an identity: the documents that somebody saw, and what INSi answered."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, BY_IDENTITY_DESK, BY_SYSTEM, Identified, Table, protect
from backend.identity.models import GATE_READS

KINDS = ("passport", "identity-card", "residence-permit", "birth-certificate", "family-record-book")
"""Documents that one may trust (RNIV, dispositifs à haut niveau de confiance)."""


class IdentityProof(Identified, Table):
    """Somebody of the house saw a document that says who she is. No number of it and no copy is kept."""

    __tablename__ = "identity_proof"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint(f"kind in {KINDS}", name="known_kind"),
        Index("proofs_of_dossier", "dossier_id", text("seen_at desc")),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    kind: Mapped[str]
    seen_by: Mapped[UUID]
    seen_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class InsiSearch(Identified, Table):
    """INSi was asked who she is. What it said is kept only while somebody must look, sealed as in her dossier."""

    __tablename__ = "insi_search"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint(
            "state in ('asked', 'found', 'none', 'several', 'unlike', 'twice', 'failed')", name="known_state"
        ),
        CheckConstraint("outcome in ('taken', 'left')", name="known_outcome"),
        CheckConstraint("(outcome is null) = (settled_at is null)", name="settled_one_way"),
        Index("one_asked", "dossier_id", unique=True, postgresql_where=text("state = 'asked'")),
        Index("searches_of_dossier", "dossier_id", text("asked_at desc")),
        Index(
            "searches_to_look_at", "establishment_id", "asked_at", "id",
            postgresql_where=text("state in ('unlike', 'twice') and settled_at is null"),
        ),
    )  # fmt: skip

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    state: Mapped[str] = mapped_column(default="asked", server_default=text("'asked'"))
    reason: Mapped[str | None] = mapped_column(default=None)  # a code, or the names of the traits that differ
    doubtful: Mapped[bool] = mapped_column(default=False, server_default=text("false"))  # its key does not follow
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    birth_name: Mapped[str | None] = mapped_column(default=None)
    given_names: Mapped[str | None] = mapped_column(default=None)
    birthdate: Mapped[str | None] = mapped_column(default=None)
    sex: Mapped[str | None] = mapped_column(default=None)
    birthplace: Mapped[str | None] = mapped_column(default=None)
    matricule_oid: Mapped[str | None] = mapped_column(default=None)
    matricule: Mapped[bytes | None] = mapped_column(default=None)  # sealed where the dossier will keep it
    matricule_index: Mapped[bytes | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_by: Mapped[UUID | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)


SAID = ("birth_name", "given_names", "birthdate", "sex", "birthplace", "matricule_oid", "matricule", "matricule_index")
ANSWERED = ("state", "reason", "doubtful", "answered_at", *SAID)
SETTLED = ("settled_at", "settled_by", "outcome")
WHO_ASKS = f"({BY_IDENTITY_DESK} or {BY_ENROLMENT})"
ASKED_BY_ME = f"{WHO_ASKS} and asked_by = (select actor_id()) and state = 'asked'"

protect(
    IdentityProof.__table__,
    "grant select on {t} to app, worker",
    f"create policy to_identify on {{t}} for select to app using {WHO_ASKS}",
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    "grant insert on {t} to gate",
    "create policy gate_keeps on {t} for insert to gate with check (true)",
)
protect(
    InsiSearch.__table__,
    "grant select on {t} to app, worker",
    "grant insert on {t} to app, worker",
    f"create policy to_identify on {{t}} for select to app using {WHO_ASKS}",
    f"create policy asks on {{t}} for insert to app with check ({ASKED_BY_ME})",
    f"grant update ({', '.join(ANSWERED)}) on {{t}} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    f"grant select, update ({', '.join((*SAID, *SETTLED, 'state'))}) on {{t}} to gate",
    GATE_READS,
    "create policy gate_settles on {t} for update to gate using (state in ('unlike', 'twice'))",
)
