"""When a provider was added, and from where. Only the gate reads and writes it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class IdentityLink(Identified, Table):
    """A proof serves for one: `step_up_id` is not kept as long as this."""

    __tablename__ = "identity_link"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"))
    step_up_id: Mapped[UUID] = mapped_column(unique=True)
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


protect(
    IdentityLink.__table__,
    "grant select, insert on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)
