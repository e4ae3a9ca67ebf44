"""What somebody began to write and did not send yet. Once it is sent, or after thirty days, nothing of it stays."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.messaging.models import TO_ANSWER, TOLD_TO_HER


class KeptDraft(Identified, Table):
    """Its id says whose it is and of which page, so that a page has one. Emptied when its words are sent."""

    __tablename__ = "draft"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    thread_id: Mapped[UUID | None] = mapped_column(ForeignKey("thread.id"))
    author_id: Mapped[UUID]
    body: Mapped[bytes | None]  # sealed
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    kept_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


# An aidant's are words that she took back, for as long as she may write there.
HERS = f"(select capacity()) in ('usager', 'aidant') and author_id = (select actor_id()) and {TO_ANSWER}"

protect(
    KeptDraft.__table__,
    "grant select, insert, update (body, key_id, kept_at) on {t} to app",
    f"create policy ones_own on {{t}} to app using ({HERS} and (thread_id is null or thread_{TOLD_TO_HER}))"
    f" with check ({HERS} and (thread_id is null or thread_in_dossier(thread_id, dossier_id, establishment_id)))",
    "grant select, delete on {t} to worker",
    "create policy forget on {t} to worker using (kept_at < now() - interval '30 days')",
)
