"""What a team keeps about a thread for itself: who has it, and notes. The person and her aidants see neither."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.messaging.models import TO_ANSWER


class ThreadHolder(Table):
    """Who said that she takes care of a thread; nobody, once she gave it back, left the house or its team."""

    __tablename__ = "thread_holder"

    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id"), primary_key=True)
    membership_id: Mapped[UUID | None] = mapped_column(ForeignKey("membership.id"))
    since: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class ThreadNote(Identified, Table):
    """Words of a member of the team for her colleagues. The person may ask the house for them, and is shown none."""

    __tablename__ = "thread_note"
    __table_args__ = (Index("latest_of_thread", "thread_id", text("written_at desc"), "id"),)

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id"))
    author_id: Mapped[UUID]
    body: Mapped[bytes]  # sealed
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    written_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


OF_THE_TEAM = "(select capacity()) = 'staff' and thread_in_sight(thread_id)"

protect(
    ThreadHolder.__table__,
    "grant select, insert, update (membership_id, since) on {t} to app",
    f"create policy of_the_team on {{t}} for select to app using ({OF_THE_TEAM})",
    "create policy by_who_answers on {t} for insert to app with check (may_hold(thread_id, membership_id))",
    f"create policy handed_over on {{t}} for update to app using ({OF_THE_TEAM})"
    f" with check ({OF_THE_TEAM} and (membership_id is null or may_hold(thread_id, membership_id)))",
)
protect(
    ThreadNote.__table__,
    "grant select, insert on {t} to app",
    f"create policy of_the_team on {{t}} for select to app using ({OF_THE_TEAM})",
    "create policy in_ones_own_name on {t} for insert to app"
    " with check ((select capacity()) = 'staff' and author_id = (select actor_id())"
    f" and {TO_ANSWER} and thread_in_dossier(thread_id, dossier_id, establishment_id))",
)
