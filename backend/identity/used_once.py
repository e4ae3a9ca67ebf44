"""What is used once: an attempt to sign in, and the assertion of a machine."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Identified, Table, protect


class SignInAttempt(Identified, Table):
    """Someone left for a provider and should come back within minutes, with the same browser."""

    __tablename__ = "sign_in_attempt"

    state_hash: Mapped[bytes] = mapped_column(unique=True)
    browser_hash: Mapped[bytes]
    provider: Mapped[str]
    nonce: Mapped[str]
    verifier: Mapped[str]
    next: Mapped[str]
    step_up_id: Mapped[UUID | None] = mapped_column(ForeignKey("step_up.id"), default=None)  # she proves herself again
    created_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class SignInAttemptTaken(Table):
    """An attempt is used once: the second insert fails. A row of its own, so that a GET only inserts."""

    __tablename__ = "sign_in_attempt_taken"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("sign_in_attempt.id"), primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


class MachineAssertion(Table):
    """A client assertion is used once (RFC 7523, section 3)."""

    __tablename__ = "machine_assertion"

    client_id: Mapped[str] = mapped_column(primary_key=True)
    jti: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime]


class LogoutToken(Table):
    """A provider's word that a session of its own ended is heard once (OpenID Connect Back-Channel Logout 1.0, 2.6)."""

    __tablename__ = "logout_token"

    jti_hash: Mapped[bytes] = mapped_column(primary_key=True)
    issuer: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime]


protect(
    SignInAttempt.__table__,
    "grant select, insert, delete on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)


protect(
    SignInAttemptTaken.__table__,
    "grant select, insert, delete on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)


protect(
    MachineAssertion.__table__,
    "grant select, insert, delete on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)


protect(
    LogoutToken.__table__,
    "grant select, insert, delete on {t} to gate",
    "create policy gate_only on {t} to gate using (true)",
)
