"""Who has read up to where."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect
from backend.identity.models import GATE_READS


class ThreadReading(Table):
    """The thread was on this reader's screen up to message `number`. Rows are added, never changed."""

    __tablename__ = "thread_reading"

    __table_args__ = (
        # Of a message that is there: what is being taken back is not read meanwhile.
        ForeignKeyConstraint(["thread_id", "number"], ["message.thread_id", "message.number"]),
        Index("read_from_here", "thread_id", "number"),
    )

    thread_id: Mapped[UUID] = mapped_column(ForeignKey("thread.id"), primary_key=True)
    reader_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    capacity: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


protect(
    ThreadReading.__table__,
    "grant select, insert on {t} to app",
    "create policy as_its_thread on {t} for select to app, worker using (thread_in_sight(thread_id))",
    "create policy ones_own on {t} for insert to app"
    " with check (reader_id = (select actor_id()) and capacity = (select capacity()) and thread_in_sight(thread_id))",
    "grant select on {t} to worker",
    "grant select, delete on {t} to gate",
    GATE_READS,
    "create policy gate_forgets on {t} for delete to gate using (true)",
)
