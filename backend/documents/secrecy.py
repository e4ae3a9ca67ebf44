"""What must not be known by somebody who acts for a person: a row for each version of a paper, or for a thread."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import OF_DOSSIER, Identified, Table, protect
from backend.identity.models import GATE_READS

ALIVE = text("lifted_at is null")


class Secret(Identified, Table):
    """Written through the doors of the gate alone. Rows of one `act` are kept and lifted together.

    `own`: the person keeps a paper for herself. `opposition`: a minor does not want it told, and a professional
    wrote so; `mention` is what the law asks to be written, on the first row of the act.
    """

    __tablename__ = "secret"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        ForeignKeyConstraint(["document_id", "dossier_id"], ["document.id", "document.dossier_id"]),
        UniqueConstraint("act", "document_id"),
        CheckConstraint("(document_id is null) <> (thread_id is null)", name="of_one_thing"),
        CheckConstraint("kind in ('own', 'opposition')", name="known_kind"),
        CheckConstraint("kind = 'own' or id <> act or mention is not null", name="an_opposition_is_written"),
        CheckConstraint("(lifted_at is null) = (lifted_by is null)", name="lifted_by_somebody"),
        Index("secrets_of_dossier", "dossier_id", postgresql_where=ALIVE),
        Index("secrets_of_document", "document_id", postgresql_where=ALIVE),
        Index("secrets_of_thread", "thread_id", postgresql_where=ALIVE),
    )

    act: Mapped[UUID]
    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    kind: Mapped[str]
    made_by: Mapped[UUID]
    document_id: Mapped[UUID | None]
    thread_id: Mapped[UUID | None] = mapped_column(ForeignKey("thread.id"), default=None)
    from_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)  # none: whoever acts for her
    mention: Mapped[bytes | None] = mapped_column(default=None)  # sealed
    key_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier_key.id"), default=None)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    lifted_by: Mapped[UUID | None] = mapped_column(default=None)
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)


protect(
    Secret.__table__,
    "grant select on {t} to app",
    # Of a paper that she must not know of yet, what she said of it to somebody is no trace either.
    f"create policy hers on {{t}} for select to app using ((select capacity()) = 'usager' and {OF_DOSSIER}"
    " and (document_id is null or document_in_sight(document_id)))",
    # What she keeps for herself is no business of the team; what a minor does not want told is.
    "create policy of_care on {t} for select to app"
    f" using ((select capacity()) = 'staff' and kind = 'opposition' and {OF_DOSSIER}"
    " and (document_in_sight(document_id) or thread_in_sight(thread_id)))",
    "grant select, insert, update (lifted_at, lifted_by) on {t} to gate",
    GATE_READS,
    "create policy gate_keeps on {t} for insert to gate with check (true)",
    "create policy gate_lifts on {t} for update to gate using (true)",
)
