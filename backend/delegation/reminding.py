"""A kind word to both sides thirty and seven days before an access ends: once each, and never for one that rests."""

from datetime import datetime
from uuid import UUID

import asyncpg
from sqlalchemy import CheckConstraint, ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from backend.db.base import Table, protect
from backend.identity.models import GATE_READS
from backend.jobs.context import Context
from backend.jobs.queue import enqueued

BY_MAIL, BY_PUSH = "reminder.mail", "reminder.push"
HOUSES = "select due_houses()"


class DelegationReminder(Table):
    """What was told to one side of an access, so that it is told once."""

    __tablename__ = "delegation_reminder"
    __table_args__ = (CheckConstraint("days in (7, 30)", name="known_days"),)

    delegation_id: Mapped[UUID] = mapped_column(ForeignKey("delegation.id"), primary_key=True)
    days: Mapped[int] = mapped_column(primary_key=True)
    to_aidant: Mapped[bool] = mapped_column(primary_key=True)
    told_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)


# Only the gate's verb touches it: it writes what is owed in the transaction that asks for it to be told.
protect(
    DelegationReminder.__table__,
    "grant select, insert on {t} to gate",
    GATE_READS,
    "create policy gate_owes on {t} for insert to gate with check (true)",
)


def _told(entrypoint: str) -> str:
    ids = {"delegation": "delegation", "letter": "letter"}
    return enqueued(entrypoint, "owed", ids, "acting_house()", to_readers=True)


OWE = f"""with owed as materialized (select * from owe_reminders()),
by_push as ({_told(BY_PUSH)}), by_mail as ({_told(BY_MAIL)}) select count(*) from owed"""


async def remind(pool: asyncpg.Pool) -> None:
    """House by house, in its day: who is told then, and of what, is asked again when each job runs."""
    context = Context(pool, None, None)
    for (house,) in await pool.fetch(HOUSES):
        async with context.as_system(house) as sql:
            await sql.fetchval(OWE)
