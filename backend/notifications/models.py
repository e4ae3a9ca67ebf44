"""Where a browser may be told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class PushSubscription(Identified, Table):
    """The address that the maker of a browser gave it: it belongs to one sign-in, the last that asked from there."""

    __tablename__ = "push_subscription"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"), unique=True)
    endpoint_hash: Mapped[bytes] = mapped_column(unique=True)
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]  # the address and the browser's keys: who has them can ring
    voice: Mapped[str]  # which of our keys the browser expects
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


# Only the gate's verbs touch it: one's own, and for the worker those of whom it acts as.
protect(
    PushSubscription.__table__,
    "grant select, insert, update, delete on {t} to gate",
    "create policy by_its_verbs on {t} for all to gate using (true) with check (true)",
)
