"""One list, from its arrival to its end, as the worker moves it on."""

from typing import Any
from uuid import UUID

import msgspec

from backend.audit.trail import noted, noted_for_machine
from backend.db.compiled import Connection, Statement
from backend.jobs.queue import enqueued
from backend.people.lists.house_keys import HouseKeys
from backend.people.lists.planned import INSERT, Planned, mark_of, sealed

CARRY = "list.carry"


class Run(msgspec.Struct):
    id: UUID
    establishment_id: UUID
    duty: str
    source: str
    state: str
    machine_id: UUID | None
    key_id: UUID
    at_once: bool
    finess: str
    time_zone: str


RUN = Statement(
    """select r.id, r.establishment_id, r.duty, r.source, r.state, r.machine_id, r.key_id, r.at_once,
              e.finess, e.time_zone
         from list_run r join establishment e on e.id = r.establishment_id where r.id = :id""",
    Run,
)
PARTS = "select id, body from list_part where run_id = $1 order by number"
GONE = "delete from list_part where run_id = $1"
LOOKED_AT = "update list_run set done = $2 where id = $1 and state = 'received'"
HOLD = "select true from list_run where id = $1 and state = $2 for update"
LOOKED = """update list_run
               set state = 'looked', seen = $2, lines = $3, fresh = $4, changed = $5, same = $6, faulty = $7,
                   done = 0, reason = null
             where id = $1"""
FAILED = "update list_run set state = 'failed', reason = $2 where id = $1 and state = 'received'"
_BEGUN = "update list_run set state = 'running', agreed_at = now(){} where id = $1 and state = 'looked'"
_OBJECT = "returning id, establishment_id, null::uuid as dossier_id"
# Agreed beforehand by the program that brought it, in whose name it is told.
_TOLD = noted_for_machine("list.agreed", "feed", "$2", "begun")
AT_ONCE = f"""with begun as ({_BEGUN.format("")} {_OBJECT}), noted as ({_TOLD}),
    queued as ({enqueued(CARRY, "begun", {"run": "id"})}) select count(*) from begun"""
# By somebody, after the differences that she saw: `seen` is their mark.
_BY_HER = _BEGUN.format(", agreed_by = actor_id()")
AGREE = f"""with begun as ({_BY_HER} and seen = $2 and fresh + changed > 0 {_OBJECT}), noted as (
    {noted("list.agreed", "enrolment", "begun")}), queued as ({enqueued(CARRY, "begun", {"run": "id"})})
    select count(*) from begun"""
_GONE = "select * from drop_list($1)"
DROP = f"""with gone as ({_GONE}), noted as ({noted("list.dropped", "enrolment", "gone")}) select count(*) from gone"""
TAKEN = f"""with shown as (select id, establishment_id, null::uuid as dossier_id from list_run where id = $1),
    noted as ({noted("list.report", "enrolment")}) select count(*) from shown"""


async def looked(sql: Connection, keys: HouseKeys, run: Run, planned: list[Planned]) -> None:
    """All that was decided, at once: whoever comes second finds it done."""
    if await sql.fetchval(HOLD, run.id, "received") is None:
        return
    kept = [one for one in planned if one.kept]
    await sql.execute(INSERT, run.establishment_id, run.id, run.duty, run.machine_id, *sealed(keys, kept))
    outcomes = [one.decision.outcome for one in planned]
    numbers: list[Any] = [outcomes.count(word) for word in ("new", "changed", "same", "faulty")]
    await sql.execute(LOOKED, run.id, mark_of(keys, kept), len(planned), *numbers)
    await sql.execute(GONE, run.id)
    if run.at_once and run.machine_id:
        await sql.fetchval(AT_ONCE, run.id, run.machine_id)
