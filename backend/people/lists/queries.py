"""Lists as who has the duty reads them; and the same for the program that brought one."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.db.compiled import Statement


class RunRow(msgspec.Struct):
    id: UUID
    duty: str
    source: str
    state: str
    reason: str | None
    seen: bytes | None
    key_id: UUID
    lines: int
    fresh: int
    changed: int
    same: int
    faulty: int
    moved: int
    done: int
    at_once: bool
    created_at: datetime


class LineRow(msgspec.Struct):
    id: UUID
    number: int
    outcome: str
    body: bytes


_RUN = """select id, duty, source, state, reason, seen, key_id, lines, fresh, changed, same, faulty, moved, done,
                 at_once, created_at from list_run"""
NEWEST = Statement(f"{_RUN} where establishment_id = :house order by created_at desc, id limit 20", RunRow)
ONE = Statement(f"{_RUN} where id = :id", RunRow)
UNFINISHED = Statement(
    f"""{_RUN} where machine_id = (select actor_id()) and sha256 = :sha256 and at_once = :at_once
           and state in ('received', 'looked', 'running') and created_at > now() - interval '72 hours' limit 1""",
    RunRow,
)
_LINE = "select id, number, outcome, body from list_line where run_id = :run and body <> ''"
LINES = Statement(f"{_LINE} and outcome = :outcome and number > :after order by number limit 20", LineRow)
LEFT = Statement(f"{_LINE} and outcome in ('faulty', 'moved') order by number limit 1000", LineRow)
EVERY_LEFT = Statement(f"{_LINE} and outcome in ('faulty', 'moved') order by number", LineRow)
