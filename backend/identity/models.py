"""Persons and their ways in. No health data here, and no table that the app can read whole."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Interval, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import BY_IDENTITY_DESK, Identified, Table, protect


class Person(Identified, Table):
    """Someone who signs in, whatever she is to whom: usager, aidant, staff, or several of these."""

    __tablename__ = "person"

    given_name: Mapped[str]
    family_name: Mapped[str]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)  # she closed her account: nothing is given to her
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class Identity(Identified, Table):
    """A person at an identity provider: the key is (issuer, subject), never an e-mail address."""

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    issuer: Mapped[str]
    subject: Mapped[str]
    usable_from: Mapped[datetime | None] = mapped_column(
        default=None
    )  # one that she added herself proves nothing grave before
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    registration_ended_at: Mapped[datetime | None] = mapped_column(default=None)  # of a professional, by the register


class Device(Identified, Table):
    """A browser that someone signed in on, as she would name it. Shared, unless she said that it is her own."""

    __tablename__ = "device"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    label: Mapped[str]
    shared: Mapped[bool] = mapped_column(default=True, server_default=text("true"))
    secret_hash: Mapped[bytes | None] = mapped_column(unique=True, default=None)  # by which her own is known again
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class MachineClient(Identified, Table):
    """A program of a house (its DUI): it proves itself with a key whose public half is here."""

    __tablename__ = "machine_client"

    establishment_id: Mapped[UUID] = mapped_column(ForeignKey("establishment.id"), index=True)
    client_id: Mapped[str] = mapped_column(unique=True)
    label: Mapped[str]
    public_keys: Mapped[str]  # a JWK Set (RFC 7517), as text
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class SignIn(Identified, Table):
    """One sign-in of a person on a device, or one access token of a machine. The secret is not here."""

    __tablename__ = "sign_in"
    __table_args__ = (
        CheckConstraint("num_nonnulls(person_id, machine_id) = 1", name="one_of_two"),
        CheckConstraint("level between 1 and 3", name="known_level"),
    )

    secret_hash: Mapped[bytes] = mapped_column(unique=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True, default=None)
    machine_id: Mapped[UUID | None] = mapped_column(ForeignKey("machine_client.id"), default=None)
    device_id: Mapped[UUID | None] = mapped_column(ForeignKey("device.id"), default=None)
    level: Mapped[int]
    provider: Mapped[str | None] = mapped_column(default=None)
    id_token: Mapped[bytes | None] = mapped_column(default=None)  # sealed; for the provider's sign-out
    began_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    seen_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    idle: Mapped[timedelta] = mapped_column(Interval)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    subject_hash: Mapped[bytes | None] = mapped_column(index=True, default=None)  # by which its provider closes it
    sid_hash: Mapped[bytes | None] = mapped_column(index=True, default=None)
    helped: Mapped[bool] = mapped_column(default=False, server_default=text("false"))  # by Aidants Connect
    situation: Mapped[UUID | None] = mapped_column(
        ForeignKey("establishment.id"), default=None
    )  # where she works today


GATE_READS = "create policy gate_reads on {t} for select to gate using (true)"
# FOR SHARE needs the UPDATE right and an UPDATE policy; `with check (false)` lets it lock every row and change none.
GATE_LOCKS = (
    "grant update (id) on {t} to gate",
    "create policy gate_locks on {t} for update to gate using (true) with check (false)",
)

protect(
    Person.__table__,
    "grant select on {t} to app, worker, gate",
    "grant insert on {t} to gate",
    "grant update (closed_at) on {t} to gate",
    "create policy gate_makes on {t} for insert to gate with check (true)",
    "create policy gate_closes on {t} for update to gate using (true) with check (closed_at is not null)",
    "create policy themselves on {t} for select to app, worker using (id = (select actor_id()))",
    GATE_READS,
)
protect(
    Identity.__table__,
    "grant select, insert, delete, update (registration_ended_at) on {t} to gate",
    "create policy gate_links on {t} for insert to gate with check (true)",
    "create policy gate_unlinks on {t} for delete to gate"
    " using (usable_from is not null or person_id = (select actor_id()))",
    "create policy gate_ends on {t} for update to gate using (true)",
    GATE_READS,
)
protect(
    Device.__table__,
    "grant select, insert, update (shared, secret_hash) on {t} to gate",
    GATE_READS,
    "create policy gate_is_told on {t} for update to gate using (true)",
    "create policy gate_notes on {t} for insert to gate with check (true)",
)
protect(
    MachineClient.__table__,
    "grant select on {t} to gate, app",
    "create policy itself on {t} for select to app"
    " using (id = (select actor_id()) and (select capacity()) = 'machine')",
    f"create policy to_identify on {{t}} for select to app using ({BY_IDENTITY_DESK})",
    GATE_READS,
    *GATE_LOCKS,
)
protect(
    SignIn.__table__,
    "grant select, insert, update on {t} to gate",
    GATE_READS,
    "create policy gate_opens on {t} for insert to gate with check (true)",
    "create policy gate_touches on {t} for update to gate using (true)",
)
