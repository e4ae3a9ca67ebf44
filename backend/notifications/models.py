"""Where a person is told, of what, and when she is left in peace."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect
from backend.identity.models import GATE_READS

LONG_AGO = text("'-infinity'::timestamptz")


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


class MailAddress(Identified, Table):
    """One a person, the newest that she gave. It serves once she wrote back the code that was sent there.

    Taken away, the row stays without the address: it counts the codes of the day.
    """

    __tablename__ = "mail_address"
    __table_args__ = (CheckConstraint("(kek_id is null) = (wrapped is null)", name="whole"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    kek_id: Mapped[str | None] = mapped_column(default=None)
    wrapped: Mapped[bytes | None] = mapped_column(default=None)  # the address, and its code until it served
    asked_at: Mapped[datetime] = mapped_column(server_default=func.now())
    codes_since: Mapped[datetime] = mapped_column(server_default=func.now())
    codes: Mapped[int] = mapped_column(server_default=text("1"))
    tries: Mapped[int] = mapped_column(server_default=text("0"))
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    refused_at: Mapped[datetime | None] = mapped_column(default=None)  # by who keeps the mailboxes there
    told_at: Mapped[datetime] = mapped_column(server_default=LONG_AGO)


class Telling(Table):
    """When a person is left in peace, in the time of the house that has news; no row, the usual night."""

    __tablename__ = "telling"
    __table_args__ = (CheckConstraint("(quiet_from is null) = (quiet_until is null)", name="both_or_none"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    quiet_from: Mapped[time | None] = mapped_column(server_default=text("'21:00'"))
    quiet_until: Mapped[time | None] = mapped_column(server_default=text("'08:00'"))
    rung_at: Mapped[datetime] = mapped_column(server_default=LONG_AGO)


class Silence(Table):
    """What a person chose about news of hers, or of somebody whom she helps: none, or again."""

    __tablename__ = "silence"
    __table_args__ = (CheckConstraint("kind in ('message', 'paper', 'appointment')", name="known_kind"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    kept: Mapped[bool]  # she wants no news; false, she does again


# Only the gate's verbs touch it: one's own, and for the worker those of whom it acts as.
protect(
    PushSubscription.__table__,
    "grant select, insert, update, delete on {t} to gate",
    "create policy by_its_verbs on {t} for all to gate using (true) with check (true)",
)

HER_OWN = "person_id = (select actor_id()) and (select capacity()) = 'usager'"
MINE = f"create policy her_own on {{t}} to app using ({HER_OWN}) with check ({HER_OWN})"
# The worker acts as whom it tells, whatever she is told as.
WHO_IS_TOLD = "create policy who_is_told on {t} to worker using (person_id = (select actor_id()))"

protect(
    MailAddress.__table__,
    "grant select, insert, update on {t} to app",
    MINE,
    "grant select, update on {t} to worker",
    WHO_IS_TOLD,
    "grant select, update on {t} to gate",
    GATE_READS,
    "create policy gate_forgets on {t} for update to gate"
    " using (confirmed_at is null or person_id = (select actor_id()))",
)
protect(
    Telling.__table__,
    "grant select, insert, update on {t} to app",
    MINE,
    "grant select, insert, update on {t} to worker",
    WHO_IS_TOLD,
)
protect(
    Silence.__table__,
    "grant select, insert, update on {t} to app",
    MINE,
    "grant select on {t} to worker",
    WHO_IS_TOLD,
    "grant select on {t} to gate",
    GATE_READS,
)
