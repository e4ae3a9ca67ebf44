"""Usagers brought by the house's own software: the same formats, looked at and done by the same jobs."""

from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.db.transaction import unit_of
from backend.identity.guards import as_machine
from backend.kit.asking import as_uuid
from backend.kit.errors import NotFound
from backend.people.lists import presenter
from backend.people.lists.bringing import LARGEST_LIST, Brought, keep, read
from backend.people.lists.house_keys import HouseKeys, house_keys
from backend.people.lists.planned import opened
from backend.people.lists.queries import LEFT, ONE, UNFINISHED, LineRow, RunRow

Trial = Annotated[bool, QueryParameter(name="essai")]
HOUSE = "select acting_house(), actor_id()"


class Problem(msgspec.Struct):
    """A line that is not taken: one sentence for each fault."""

    line: int
    faults: list[str]


class Report(msgspec.Struct):
    """`state`: received, looked, running, done. `trial`: nothing will be done. At most a thousand problems are told."""

    id: UUID
    state: str
    trial: bool
    lines: int
    new: int
    changed: int
    same: int
    faulty: int
    moved: int
    done: int
    problems: list[Problem]


@post("/", opt={"proves_itself": True}, status_code=202, request_max_body_size=LARGEST_LIST)
async def push(request: Request[Any, Any, State], essai: Trial = False) -> Response[Report]:
    """A list of usagers: CSV, or FHIR FR Core Patient (one, an array, a Bundle). `essai=true`: look, and do nothing.
    The same `Idempotency-Key` (a UUID) is the same list; without one, so are the same bytes until they are done.
    422 when it cannot be read."""
    unit = unit_of(request)
    async with unit.away():
        brought = await read("usagers", await request.body())
    sql, key = unit.take("sql"), as_uuid(request.headers.get("idempotency-key", ""))
    run = await _kept(sql, request, brought, key, essai)
    found = await ONE.one(sql, id=run)
    if found is None:
        raise NotFound
    return Response(_report(found), status_code=202, headers={"Location": f"/api/usagers/{run}"})


async def _kept(
    sql: Connection, request: Request[Any, Any, State], brought: Brought, key: UUID | None, trial: bool
) -> UUID:
    """Raises OtherBody when the key was used for something else."""
    (house, machine), run = await sql.fetchrow(HOUSE), uuid4()
    if key:
        asked = fingerprint("/api/usagers", [(brought.sha256 or b"").hex(), trial])
        first = await claim(sql, key, asked, 202, str(run))
        if first:
            return UUID(first.location)
    elif same := await UNFINISHED.one(sql, sha256=brought.sha256, at_once=not trial):
        return same.id
    keys = await house_keys(sql, request.app.state.ring, house)
    return await keep(sql, keys, brought, source="machine", machine=machine, at_once=not trial, run=run)


@get("/{run:uuid}", opt={"proves_itself": True})
async def status(request: Request[Any, Any, State], sql: NamedDependency[Connection], run: FromPath[UUID]) -> Report:
    """What became of a list, and what is to be corrected in it, line by line, in French."""
    row = await ONE.one(sql, id=run)
    if row is None:
        raise NotFound
    house, _ = await sql.fetchrow(HOUSE)
    keys = await house_keys(sql, request.app.state.ring, house, row.key_id)
    return _report(row, [_problem(keys, line) for line in await LEFT.all(sql, run=run)])


def _report(row: RunRow, problems: list[Problem] | None = None) -> Report:
    return Report(
        id=row.id, state=row.state, trial=not row.at_once, lines=row.lines, new=row.fresh, changed=row.changed,
        same=row.same, faulty=row.faulty, moved=row.moved, done=row.done, problems=problems or [],
    )  # fmt: skip


def _problem(keys: HouseKeys, line: LineRow) -> Problem:
    faults = opened(keys, line.id, line.body).decision.faults
    return Problem(line.number, [presenter.sentence(one) for one in faults] or list(presenter.moved(line)))


router = Router("/api/usagers", route_handlers=[push, status], guards=[as_machine])
