"""Where the house is with each person: why she is not enrolled, or how she was, at the desk."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_ENROLMENT, Identified, Table, protect
from backend.enrolment.models import AT_DESK, of_one_house


class Enrolment(Table):
    """Where the house is with somebody: the kind of paper that was seen, why she does not enrol, when to ask again."""

    __tablename__ = "enrolment"
    __table_args__ = (
        CheckConstraint("seen in ('cni', 'passeport', 'titre', 'vitale', 'permis')", name="known_kind"),
        CheckConstraint("wish in ('refuses', 'never')", name="known_wish"),
        of_one_house(),
    )

    dossier_id: Mapped[UUID] = mapped_column(primary_key=True)
    establishment_id: Mapped[UUID]
    seen: Mapped[str | None] = mapped_column(default=None)
    wish: Mapped[str | None] = mapped_column(default=None)
    ask_on: Mapped[date | None] = mapped_column(default=None)


class EnrolmentWithHer(Identified, Table):
    """At the desk, for somebody who will never sign in: why one is sure of it, in sealed words, and by which second
    channel she was told."""

    __tablename__ = "enrolment_with_her"
    __table_args__ = (
        CheckConstraint("channel in ('letter', 'call')", name="known_channel"),
        UniqueConstraint("dossier_id"),
        of_one_house(),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    evidence: Mapped[bytes]
    channel: Mapped[str]
    told_on: Mapped[date]
    done_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


protect(
    Enrolment.__table__,
    "grant select, insert, update (seen, wish, ask_on) on {t} to app",
    f"create policy at_desk on {{t}} to app using ({BY_ENROLMENT})",
)
protect(
    EnrolmentWithHer.__table__,
    "grant select, insert on {t} to app",
    AT_DESK,
    f"create policy done on {{t}} for insert to app with check ({BY_ENROLMENT} and done_by = (select actor_id()))",
)
