"""A list whose job was given up says so to whoever waits for it, and goes on when it is asked to."""

from typing import Any

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.jobs.queue import Envelope, enqueued
from backend.people.lists.runs import CARRY, FAILED

STOPPED = "update list_run set state = 'stopped' where id = $1 and state = 'running'"
GOES_ON = "update list_run set state = 'running' where id = $1 and state = 'stopped'"
# Her yes, or her colleague's, stays whose it is: what is left is what was agreed to.
RESUME = f"""with begun as (select * from resume_list($1)), noted as ({noted("list.resumed", "enrolment", "begun")}),
    queued as ({enqueued(CARRY, "begun", {"run": "id"})}) select count(*) from begun"""


async def not_looked_at(context: Any, envelope: Envelope) -> None:
    """Nothing of it was done: it is brought again."""
    async with context.as_system(envelope.house) as sql:
        await sql.execute(FAILED, envelope.ids["run"], "stopped")


async def not_carried(context: Any, envelope: Envelope) -> None:
    """What was done is whole; the rest waits."""
    async with context.as_system(envelope.house) as sql:
        await sql.execute(STOPPED, envelope.ids["run"])


async def taken_up(sql: Connection, envelope: Envelope) -> None:
    """An operator put its job back in the queue."""
    await sql.execute(GOES_ON, envelope.ids["run"])
