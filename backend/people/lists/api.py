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
from backend.kit.keyring import KeyRing
from backend.people.lists import line_presenter
from backend.people.lists.bringing import LARGEST_LIST, Brought, keep, read
from backend.people.lists.house_keys import HouseKeys, house_keys
from backend.people.lists.planned import opened
from backend.people.lists.queries import LEFT, ONE, UNFINISHED, LineRow, RunRow

Trial = Annotated[bool, QueryParameter(name="essai")]


class Problem(msgspec.Struct):
    """A line that is not taken: one sentence for each fault."""

    line: int
    faults: list[str]


class Report(msgspec.Struct):
    """`state`: received, looked, running, stopped, done, failed. `trial`: nothing will be done. At most a thousand
    problems are told."""

    id: UUID
    state: str
    trial: bool
    lines: int
    new: int = 0
    changed: int = 0
    same: int = 0
    faulty: int = 0
    moved: int = 0
    done: int = 0
    problems: list[Problem] = []


@post("/", opt={"proves_itself": True}, status_code=202, request_max_body_size=LARGEST_LIST)
async def push(request: Request[Any, Any, State], essai: Trial = False) -> Response[Report]:
    """A list of usagers: CSV, or FHIR FR Core Patient (one, an array, a Bundle). `essai=true`: look, and do nothing.
    The same `Idempotency-Key` (a UUID) is the same list; without one, so are the same bytes until they are done.
    422 when it cannot be read."""
    unit = unit_of(request)
    async with unit.away():
        brought = await read("usagers", await request.body())
    sql, key = unit.take("sql"), as_uuid(request.headers.get("idempotency-key", ""))
    report = await _kept(sql, request.app.state.ring, brought, key, essai)
    return Response(report, status_code=202, headers={"Location": f"/api/usagers/{report.id}"})


async def _kept(sql: Connection, ring: KeyRing, brought: Brought, key: UUID | None, trial: bool) -> Report:
    """Raises OtherBody when the key was used for something else."""
    run, sha256 = uuid4(), brought.sha256 or b""
    if key:
        first = await claim(sql, key, fingerprint("/api/usagers", [sha256.hex(), trial]), 202, str(run))
        same = await ONE.one(sql, id=UUID(first.location)) if first else None
    else:
        same = await UNFINISHED.one(sql, sha256=sha256, at_once=not trial)
    if same:
        return _report(same)
    await keep(sql, await house_keys(sql, ring), brought, source="machine", at_once=not trial, run=run)
    return Report(id=run, state="received", trial=trial, lines=len(brought.rows))


@get("/{run:uuid}", opt={"proves_itself": True})
async def status(request: Request[Any, Any, State], sql: NamedDependency[Connection], run: FromPath[UUID]) -> Report:
    """What became of a list, and what is to be corrected in it, line by line, in French."""
    row = await ONE.one(sql, id=run)
    if row is None:
        raise NotFound
    keys = await house_keys(sql, request.app.state.ring, key=row.key_id)
    return _report(row, [_problem(keys, line) for line in await LEFT.all(sql, run=run)])


def _report(row: RunRow, problems: list[Problem] | None = None) -> Report:
    return Report(
        id=row.id, state=row.state, trial=not row.at_once, lines=row.lines, new=row.fresh, changed=row.changed,
        same=row.same, faulty=row.faulty, moved=row.moved, done=row.done, problems=problems or [],
    )  # fmt: skip


def _problem(keys: HouseKeys, line: LineRow) -> Problem:
    faults = opened(keys, line.id, line.body).decision.faults
    return Problem(line.number, [line_presenter.sentence(one) for one in faults] or list(line_presenter.moved(line)))


router = Router("/api/usagers", route_handlers=[push, status], guards=[as_machine])
