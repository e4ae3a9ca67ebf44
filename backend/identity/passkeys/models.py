"""Her passkeys, what is asked of them once, and what happened to them. Only the gate's verbs touch any of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class Passkey(Identified, Table):
    """The public half of a key of hers. The other half never leaves her device, or her account at its maker.

    It opens sign-ins at once; for the heavy acts it waits until `usable_from`, and serves no more from `suspect_at`.
    """

    __tablename__ = "passkey"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]  # a COSE key (RFC 9052)
    sign_count: Mapped[int] = mapped_column(BigInteger)
    synced: Mapped[bool]  # « backup eligible »: her maker copies it to her other devices, and it does not count
    backed_up: Mapped[bool]
    transports: Mapped[str]  # by which ways a browser may reach it
    kek_id: Mapped[str]
    wrapped: Mapped[bytes]  # the name that she gave it
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)
    usable_from: Mapped[datetime]
    last_used_at: Mapped[datetime | None] = mapped_column(default=None)
    suspect_at: Mapped[datetime | None] = mapped_column(default=None)  # its counter went back: there may be two of it
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class PasskeyChallenge(Identified, Table):
    """What a browser is asked to sign: for five minutes, once, for one purpose, with the cookie it is made from."""

    __tablename__ = "passkey_challenge"
    __table_args__ = (
        CheckConstraint("purpose in ('register', 'sign-in', 'step-up')", name="known_purpose"),
        CheckConstraint("(purpose = 'sign-in') = (sign_in_id is null)", name="of_a_sign_in"),
        CheckConstraint("(purpose = 'step-up') = (step_up_id is not null)", name="of_an_act"),
    )

    challenge_hash: Mapped[bytes] = mapped_column(unique=True)
    purpose: Mapped[str]
    sign_in_id: Mapped[UUID | None] = mapped_column(ForeignKey("sign_in.id"), default=None)
    step_up_id: Mapped[UUID | None] = mapped_column(ForeignKey("step_up.id"), default=None)
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class PasskeyChallengeTaken(Table):
    """A challenge is used once: the second insert fails."""

    __tablename__ = "passkey_challenge_taken"

    challenge_id: Mapped[UUID] = mapped_column(ForeignKey("passkey_challenge.id"), primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class PasskeySignIn(Table):
    """Which passkey opened a sign-in: they end together."""

    __tablename__ = "passkey_sign_in"

    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"), primary_key=True)
    passkey_id: Mapped[UUID] = mapped_column(ForeignKey("passkey.id"), index=True)


class PasskeyEvent(Identified, Table):
    """What happened to a passkey, from which sign-in: told to her on every channel, and shown on her page."""

    __tablename__ = "passkey_event"
    __table_args__ = (CheckConstraint("kind in ('added', 'removed', 'suspect')", name="known_kind"),)

    passkey_id: Mapped[UUID] = mapped_column(ForeignKey("passkey.id"), index=True)
    sign_in_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in.id"))
    kind: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


for _table in (Passkey, PasskeyChallenge, PasskeyChallengeTaken, PasskeySignIn, PasskeyEvent):
    protect(
        _table.__table__,
        "grant select, insert, update, delete on {t} to gate",
        "create policy gate_only on {t} to gate using (true)",
    )
