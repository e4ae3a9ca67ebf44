"""The lines of lists until they are done: what they say is sealed with the key of the house."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_SYSTEM, Identified, Table, protect
from backend.people.lists.models import BROUGHT, MOVED_ON, SEEN


class ListPart(Identified, Table):
    """Some lines as they came, until they are looked at."""

    __tablename__ = "list_part"
    __table_args__ = (UniqueConstraint("establishment_id", "run_id", "number"),)
    establishment_id: Mapped[UUID]
    run_id: Mapped[UUID] = mapped_column(ForeignKey("list_run.id", ondelete="CASCADE"), index=True)
    duty: Mapped[str]
    number: Mapped[int]
    body: Mapped[bytes]
    machine_id: Mapped[UUID | None] = mapped_column(default=None)


class ListLine(Identified, Table):
    """A line that says something new or cannot be taken; emptied once it is done."""

    __tablename__ = "list_line"
    __table_args__ = (
        UniqueConstraint("establishment_id", "run_id", "number"),
        CheckConstraint("outcome in ('new', 'changed', 'faulty', 'moved')", name="known_outcome"),
        Index("ix_list_line_shown", "run_id", "outcome", "number"),
        Index("ix_list_line_waiting", "run_id", "number", postgresql_where=text("done_at is null")),
    )
    establishment_id: Mapped[UUID]
    run_id: Mapped[UUID] = mapped_column(ForeignKey("list_run.id", ondelete="CASCADE"))
    duty: Mapped[str]
    number: Mapped[int]
    outcome: Mapped[str]
    body: Mapped[bytes]
    machine_id: Mapped[UUID | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)


protect(
    ListPart.__table__,
    "grant insert on {t} to app",
    "grant select, delete on {t} to worker",
    *BROUGHT,
    f"create policy by_system on {{t}} for select to worker using ({BY_SYSTEM})",
    f"create policy looked_at on {{t}} for delete to worker using ({BY_SYSTEM})",
)
protect(
    ListLine.__table__,
    "grant select on {t} to app",
    *SEEN,
    "grant select, insert, update (outcome, body, done_at) on {t} to worker",
    *MOVED_ON,
    f"create policy looked_at on {{t}} for insert to worker with check ({BY_SYSTEM})",
)
