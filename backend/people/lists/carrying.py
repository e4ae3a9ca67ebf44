"""The job that does what somebody agreed to, some lines at a time: each transaction is whole, and none is done twice.

A line is decided again first. When the house knows otherwise than what she saw, the line is left, and told.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from backend.db.compiled import Connection
from backend.jobs.queue import Envelope
from backend.people.lists import doing, doing_staff
from backend.people.lists.house_keys import HouseKeys, house_keys
from backend.people.lists.looking import compared
from backend.people.lists.planned import Planned, opened
from backend.people.lists.runs import HOLD, RUN, Run
from backend.people.lists.stopping import taken_up

A_CHUNK = 250
NEXT = """select id, body from list_line where run_id = $1 and done_at is null and outcome in ('new', 'changed')
           order by number limit {}"""
DONE = "update list_line set done_at = now(), body = '' where id = any ($1::uuid[])"
MOVED = "update list_line set done_at = now(), outcome = 'moved' where id = any ($1::uuid[])"
WHY = """update list_line l set body = w.body from unnest($1::uuid[], $2::bytea[]) as w (id, body)
          where l.id = w.id"""
GOES_ON = "update list_run set done = done + $2, moved = moved + $3 where id = $1"
OVER = "update list_run set state = 'done', finished_at = now() where id = $1 and state = 'running'"
# Somebody took the same number or matricule in between, or the data are such that no line may be.
IN_THE_WAY = (asyncpg.IntegrityConstraintViolationError, asyncpg.DataError)


class Line(msgspec.Struct, frozen=True):
    id: UUID
    planned: Planned


async def carry(context: Any, envelope: Envelope) -> None:
    """The job: `envelope.ids["run"]`. Cut short, it goes on where it was."""
    run_id, ring = envelope.ids["run"], context.services["ring"]
    async with context.as_system(envelope.house) as sql:
        await taken_up(sql, envelope)
    while await _some(context, envelope.house, run_id, ring, A_CHUNK):
        pass


async def _some(context: Any, house: UUID, run_id: UUID, ring: Any, most: int) -> bool:
    """Whether there may be more."""
    try:
        async with context.as_system(house) as sql:
            return await _chunk(sql, house, run_id, ring, most)
    except IN_THE_WAY:
        if most == 1:
            async with context.as_system(house) as sql:
                return await _left(sql, run_id)
    # One of them cannot be: each alone, until it is found.
    for _ in range(most):
        if not await _some(context, house, run_id, ring, 1):
            return False
    return True


async def _chunk(sql: Connection, house: UUID, run_id: UUID, ring: Any, most: int) -> bool:
    if await sql.fetchval(HOLD, run_id, "running") is None:
        return False
    run = await RUN.one(sql, id=run_id)
    rows = await sql.fetch(NEXT.format(most), run_id)
    if run is None or not rows:
        await sql.execute(OVER, run_id)
        return False
    keys = await house_keys(sql, ring, house, run.key_id)
    lines = [Line(line, opened(keys, line, body)) for line, body in rows]
    decisions = await compared(sql, keys, run, [line.planned.judged for line in lines])
    still = [line for line, now in zip(lines, decisions, strict=True) if now.same_as(line.planned.decision)]
    refused = await _do(sql, ring, keys, run, [line.planned for line in still])
    done = [line.id for line in still if line.planned.judged.number not in refused]
    moved = list({line.id for line in lines} - set(done))
    await sql.execute(DONE, done)
    await sql.execute(MOVED, moved)
    if refused:
        await _told(sql, keys, still, refused)
    await sql.execute(GOES_ON, run_id, len(lines), len(moved))
    return True


async def _do(sql: Connection, ring: Any, keys: HouseKeys, run: Run, planned: Sequence[Planned]) -> dict[int, str]:
    """Numbers of the lines that could not be done after all → why."""
    if run.duty == "members":
        return await doing_staff.do(sql, run, planned)
    await doing.do(sql, ring, keys, planned)
    return {}


async def _told(sql: Connection, keys: HouseKeys, lines: Sequence[Line], refused: dict[int, str]) -> None:
    """Whoever reads the report learns why."""
    bodies = {
        line.id: keys.seal(line.planned.left(why), "list_line", line.id)
        for line in lines
        if (why := refused.get(line.planned.judged.number))
    }
    await sql.execute(WHY, list(bodies), list(bodies.values()))


async def _left(sql: Connection, run_id: UUID) -> bool:
    """The next line stands in the way of itself: it is told, and the others go on."""
    rows = await sql.fetch(NEXT.format(1), run_id)
    await sql.execute(MOVED, [row[0] for row in rows])
    await sql.execute(GOES_ON, run_id, len(rows), len(rows))
    return bool(rows)
