"""The job that looks at a list: each line judged by itself, then compared with what the house knows."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from backend.db.compiled import Connection
from backend.interop.listed import Row
from backend.jobs.queue import Envelope
from backend.people.lists import doubles, fetching, knowing, knowing_staff, rules_staff
from backend.people.lists.house_keys import HouseKeys, house_keys
from backend.people.lists.judging import judge_usager
from backend.people.lists.judging_staff import judge_professional
from backend.people.lists.parting import some_at_a_time
from backend.people.lists.planned import Planned
from backend.people.lists.rules import Decision
from backend.people.lists.runs import FAILED, LOOKED_AT, PARTS, RUN, Run, looked
from backend.people.lists.said import Fault, Judged

AT_A_TIME = 250


async def look(context: Any, envelope: Envelope) -> None:
    """The job: `envelope.ids["run"]`. One that was looked at is left alone; one that was cut short begins again."""
    async with context.as_system(envelope.house) as sql:
        run = await RUN.one(sql, id=envelope.ids["run"])
        if run is None or run.state != "received":
            return
        keys = await house_keys(sql, context.services["ring"], envelope.house, run.key_id)
        rows = await _rows(sql, keys, run)
    try:
        if run.source == "annuaire":
            rows = await fetching.rows_of(context.settings, run.finess)
    except fetching.Unreachable as why:
        async with context.as_system(envelope.house) as sql:
            await sql.execute(FAILED, run.id, why.reason)
        return
    judged = judge(run, rows, production=context.settings.production)
    planned: list[Planned] = []
    for some in some_at_a_time(judged, AT_A_TIME):
        async with context.as_system(envelope.house) as sql:
            planned += await decide(sql, keys, run, some)
            await sql.execute(LOOKED_AT, run.id, len(planned))
    async with context.as_system(envelope.house) as sql:
        await looked(sql, keys, run, planned)


async def _rows(sql: Connection, keys: HouseKeys, run: Run) -> list[Row]:
    rows: list[Row] = []
    for part, body in await sql.fetch(PARTS, run.id):
        rows += msgspec.json.decode(keys.unseal(body, "list_part", part), type=tuple[Row, ...])
    return rows


def judge(run: Run, rows: Sequence[Row], *, production: bool) -> list[Judged]:
    """Each line, and who is there twice."""
    today = datetime.now(ZoneInfo(run.time_zone)).date()
    if run.duty == "members":
        judged = [judge_professional(row, run.finess) for row in rows]
        return _once(judged, rules_staff.twice([one.professional for one in judged if one.professional]))
    judged = [judge_usager(row, today, production=production) for row in rows]
    return _once(judged, doubles.twice([one.usager for one in judged if one.usager]))


def _once(judged: list[Judged], again: dict[int, int]) -> list[Judged]:
    for place, first in again.items():
        fault = Fault("twice", "", str(judged[first].number))
        judged[place] = msgspec.structs.replace(judged[place], faults=(*judged[place].faults, fault))
    return judged


async def decide(sql: Connection, keys: HouseKeys, run: Run, judged: Sequence[Judged]) -> list[Planned]:
    """A line with a fault of its own is not compared."""
    good = [one for one in judged if not one.faults]
    decisions = iter(await compared(sql, keys, run, good))
    return [Planned(one, Decision("faulty", faults=one.faults) if one.faults else next(decisions)) for one in judged]


async def compared(sql: Connection, keys: HouseKeys, run: Run, judged: Sequence[Judged]) -> list[Decision]:
    """As the house is now: asked when the list is looked at, and again when it is done."""
    if run.duty == "members":
        said = [one.professional for one in judged if one.professional]
        return await knowing_staff.decided(sql, run, said)
    teams = await knowing.teams_of(sql, run.establishment_id)
    return await knowing.decided(sql, keys, teams, [one.usager for one in judged if one.usager])
