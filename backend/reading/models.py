"""One row for each person who chose how she reads, sealed: large or heavy letters tell of an eye or a disability."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class ReadingChoice(Identified, Table):
    __tablename__ = "reading_choice"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]  # all of it, always as long
    kept_at: Mapped[datetime] = mapped_column(server_default=func.now())


HERS = "person_id = (select actor_id()) and (select capacity()) = 'usager'"
protect(
    ReadingChoice.__table__,
    "grant select, insert, update on {t} to app",
    f"create policy her_own on {{t}} to app using ({HERS}) with check ({HERS})",
    "grant select, delete on {t} to gate",
    "create policy gate_forgets on {t} for delete to gate using (person_id = (select actor_id()))",
    "create policy gate_finds on {t} for select to gate using (person_id = (select actor_id()))",
)
