"""How much one writes in a minute: counted before each write begins, and whatever becomes of it.

The count is a transaction of its own in front of the request's, in the same message: it outlives a refusal,
and whoever writes at the same time waits for no more than the count. One row for each who writes, in
PostgreSQL: as many processes as one likes keep one limit together.
"""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect


class Pace(Table):
    """Not logged: after a crash of the server, everybody's minute begins again."""

    __tablename__ = "pace"
    __table_args__ = {"prefixes": ["UNLOGGED"]}  # noqa: RUF012 - SQLAlchemy only reads it

    actor_id: Mapped[UUID] = mapped_column(primary_key=True)  # a person, whatever her capacity, or a machine
    began_at: Mapped[datetime]
    writes: Mapped[int]


protect(
    Pace.__table__,
    "grant select, insert, update, delete on {t} to gate",
    "create policy gate_counts on {t} to gate using (true) with check (true)",
)


class Allowed(msgspec.Struct, frozen=True):
    """Writes in a minute."""

    person: int = 60
    machine: int = 600


def counting(secret_hash: bytes, allowed: Allowed) -> str:
    """One transaction, to stand in front of another in a message: hex of our own hash, and two numbers."""
    count = f"count_write('\\x{secret_hash.hex()}', {allowed.person:d}, {allowed.machine:d})"
    return f"begin; select from {count}; commit"
