"""Note what happened in a life, and take it back: once, with its entry, through its door of the gate."""

from datetime import date
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.db.compiled import Connection, Statement
from backend.people.leaving.rules import parents
from backend.people.members.service import Once, do, noting

NOTE = noting("note_event($1, $2, $3, $4, $5, $6)", "dossier.event", "enrolment")
CANCEL = noting("cancel_event($1)", "dossier.event_cancelled", "enrolment")
END_AT_MAJORITY = "select end_at_majority($1)"


class EventRow(msgspec.Struct):
    """Something that was noted and holds."""

    id: UUID
    kind: str
    day: date
    evidence: str


class PersonRow(msgspec.Struct):
    """Of whom, and until when she reads her papers; None: without an end."""

    given_name: str
    family_name: str
    birthdate: str
    zone: str


PERSON = Statement(
    """select coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name),
              d.birthdate, e.time_zone
         from dossier d join establishment e on e.id = d.establishment_id
        where d.id = :dossier and d.establishment_id = :house and 'enrolment' = any ((select my_duties())::text[])""",
    PersonRow,
)
EVENTS = Statement(
    """select e.id, e.kind, e.day, e.evidence from dossier_event e
        where e.dossier_id = :dossier and e.establishment_id = :house and e.cancelled_at is null order by e.noted_at""",
    EventRow,
)


class Happened(msgspec.Struct, frozen=True):
    """`day` is the last on which the house supports her, or that of her death."""

    dossier: UUID
    kind: str
    day: date
    evidence: str


async def note(sql: Connection, once: Once, what: Happened, months: int) -> None:
    """Raises NotDone: `already`, or `early` for a death to come; NotFound for who does not enrol here."""
    await do(sql, once, NOTE, what.dossier, what.kind, what.day, what.evidence, months, new=uuid4())


async def cancel(sql: Connection, once: Once, event: UUID) -> None:
    await do(sql, once, CANCEL, event)


async def end_at_majority(pool: asyncpg.Pool) -> int:
    """Every minute: whoever turned eighteen gives her own accesses from now on. How many of her parents' ended."""
    return int(await pool.fetchval(END_AT_MAJORITY, list(parents())))
