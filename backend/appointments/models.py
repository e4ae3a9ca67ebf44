"""Appointments of a dossier, and which of them must not be known by who acts for the person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.appointments.rules import SEE, SHELF
from backend.db.base import BY_SYSTEM, Identified, Table, on_shelf, protect
from backend.identity.models import GATE_READS

ALIVE = text("lifted_at is null")


class Appointment(Identified, Table):
    """One appointment. It is moved or cancelled, never deleted: what it was before is said beside what it is."""

    __tablename__ = "appointment"
    __table_args__ = (
        UniqueConstraint("establishment_id", "dossier_id", "machine_id", "unique_id"),
        UniqueConstraint("id", "dossier_id"),  # so that a secret of it is one of the same dossier
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        CheckConstraint("state in ('planned', 'cancelled')", name="known_state"),
        CheckConstraint("changed_at is not null or (was_at is null and state = 'planned')", name="a_change_is_told"),
        Index("appointments_by_time", "dossier_id", "starts_at", "id"),
        Index("appointments_off", "dossier_id", "starts_at", "id", postgresql_where=text("state = 'cancelled'")),
        Index("appointments_to_remind", "establishment_id", "starts_at", postgresql_where=text("state = 'planned'")),
    )

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"))
    dossier_id: Mapped[UUID]
    starts_at: Mapped[datetime]
    words: Mapped[bytes]  # sealed: what it is about, where, with whom, what to bring
    key_id: Mapped[UUID] = mapped_column(ForeignKey("dossier_key.id"))
    state: Mapped[str] = mapped_column(default="planned", server_default=text("'planned'"))
    was_at: Mapped[datetime | None] = mapped_column(default=None)  # its time before it was moved
    changed_at: Mapped[datetime | None] = mapped_column(default=None)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    author_id: Mapped[UUID | None] = mapped_column(default=None)  # a person of this app, when one wrote it
    machine_id: Mapped[UUID | None] = mapped_column(ForeignKey("machine_client.id"), default=None)  # which brought it
    unique_id: Mapped[str | None] = mapped_column(default=None)  # that of this program
    said_at: Mapped[datetime | None] = mapped_column(default=None)  # when that program last changed it
    reminded_for: Mapped[datetime | None] = mapped_column(default=None)  # the time of which she was reminded


class AppointmentSecret(Identified, Table):
    """One appointment, kept from whoever acts for the person, or from one of them, until it is lifted.

    `own`: she keeps it for herself. `opposition`: a minor does not want it told, and a professional wrote so.
    """

    __tablename__ = "appointment_secret"
    __table_args__ = (
        ForeignKeyConstraint(["dossier_id", "establishment_id"], ["dossier.id", "dossier.establishment_id"]),
        ForeignKeyConstraint(["appointment_id", "dossier_id"], ["appointment.id", "appointment.dossier_id"]),
        CheckConstraint("kind in ('own', 'opposition')", name="known_kind"),
        CheckConstraint("kind = 'own' or mention is not null", name="an_opposition_is_written"),
        CheckConstraint("(lifted_at is null) = (lifted_by is null)", name="lifted_by_somebody"),
        Index(
            "one_alive_of_each",
            "appointment_id",
            "kind",
            "from_id",
            unique=True,
            postgresql_where=ALIVE,
            postgresql_nulls_not_distinct=True,
        ),
        Index("secret_appointments", "dossier_id", postgresql_where=ALIVE),
    )

    establishment_id: Mapped[UUID]
    dossier_id: Mapped[UUID]
    appointment_id: Mapped[UUID]
    kind: Mapped[str]
    made_by: Mapped[UUID]
    from_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)  # none: whoever acts for her
    mention: Mapped[bytes | None] = mapped_column(default=None)  # sealed
    key_id: Mapped[UUID | None] = mapped_column(ForeignKey("dossier_key.id"), default=None)
    made_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    lifted_by: Mapped[UUID | None] = mapped_column(default=None)
    lifted_at: Mapped[datetime | None] = mapped_column(default=None)


SEEN = on_shelf(SEE, SHELF)
KEPT = f"(select capacity()) = 'staff' and {on_shelf('write', SHELF)}"
# Whoever acts for her knows none of those that are kept from them, in any list or count.
TOLD = "((select capacity()) <> 'aidant' or {column} <> all ((select hidden_appointments())::uuid[]))"

protect(
    Appointment.__table__,
    "grant select on {t} to app",
    "grant insert (id, establishment_id, dossier_id, starts_at, words, key_id, author_id) on {t} to app",
    "grant update (starts_at, words, key_id, state, was_at, changed_at) on {t} to app",
    f"create policy in_sight on {{t}} for select to app, worker using ({SEEN} and {TOLD.format(column='id')})",
    f"create policy theirs_to_plan on {{t}} for insert to app"
    f" with check ({KEPT} and author_id = (select actor_id()) and establishment_id = (select acting_house()))",
    # Never silently. What was cancelled stays so: another one is planned.
    f"create policy theirs_to_change on {{t}} for update to app using ({KEPT} and state = 'planned')"
    " with check (changed_at = now())",
    "grant select, insert, update (starts_at, words, key_id, state, was_at, changed_at, said_at) on {t} to worker",
    f"create policy by_system on {{t}} to worker using ({BY_SYSTEM})",
    "grant select, update (reminded_for) on {t} to gate",
    GATE_READS,
    "create policy gate_reminds on {t} for update to gate using (true)",
)
HERS = "(select capacity()) = 'usager' and kind = 'own'"
OF_CARE = f"(select capacity()) = 'staff' and kind = 'opposition' and {on_shelf('write', SHELF)}"
OF_THOSE = "(from_id is null or from_id in (select a.person from acting_for(dossier_id) a))"
protect(
    AppointmentSecret.__table__,
    "grant select on {t} to app",
    "grant insert (id, establishment_id, dossier_id, appointment_id, kind, made_by, from_id, mention,"
    " key_id) on {t} to app",
    "grant update (lifted_at, lifted_by) on {t} to app",
    # She is told of both; what she keeps for herself is no business of the team.
    "create policy hers on {t} for select to app using ((select capacity()) = 'usager' and"
    " appointment_in_dossier(appointment_id, dossier_id))",
    "create policy of_care on {t} for select to app using ((select capacity()) = 'staff' and kind = 'opposition' and"
    " appointment_in_dossier(appointment_id, dossier_id))",
    f"create policy hers_to_keep on {{t}} for insert to app with check ({HERS} and made_by = (select actor_id())"
    f" and appointment_in_dossier(appointment_id, dossier_id) and {OF_THOSE})",
    f"create policy theirs_to_write on {{t}} for insert to app with check ({OF_CARE} and made_by = (select actor_id())"
    f" and is_minor(dossier_id) and appointment_in_dossier(appointment_id, dossier_id) and {OF_THOSE})",
    f"create policy hers_to_show on {{t}} for update to app using ({HERS} and lifted_at is null"
    " and appointment_in_dossier(appointment_id, dossier_id)) with check (lifted_by = (select actor_id()))",
    f"create policy theirs_to_lift on {{t}} for update to app using ({OF_CARE} and lifted_at is null"
    " and appointment_in_dossier(appointment_id, dossier_id)) with check (lifted_by = (select actor_id()))",
    "grant select on {t} to gate",
    GATE_READS,
)
