"""Enter a measure, check it, stop it; say what one thinks of one's own: once, with its entry, through its door."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import msgspec

from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.delegation.service import code_hash
from backend.identity.passkeys.service import ALERT_BY_MAIL
from backend.jobs.queue import Envelope, Reader, enqueue
from backend.kit.errors import NotFound
from backend.people.members.errors import NotDone
from backend.people.members.service import Once, do, noting
from backend.protection.schemas import Stopping


def telling(door: str, act: str, purpose: str) -> str:
    """`noting`, and whom it is told to."""
    return f"{noting(door, act, purpose).statement.removesuffix(' outcome from changed')} outcome, told from changed"


ENTER = telling("enter_measure($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", "measure.entered", "enrolment")
CHECK = telling("check_measure($1)", "measure.checked", "enrolment")
STOP = noting("stop_measure($1, $2, $3, $4)", "measure.stopped", "enrolment")
ANSWER = noting("answer_measure($1, $2, $3)", "measure.answered", "right")
MAKE_OFFICE = noting("make_office($1, $2)", "office.made", "enrolment")
ADD_MEMBER = noting("enter_office_member($1, $2, $3)", "office.member_entered", "enrolment")
CHECK_MEMBER = noting("check_office_member($1)", "office.member_checked", "enrolment")
END_MEMBER = noting("end_office_member($1)", "office.member_ended", "enrolment")
SETTLE_DUE = "select settle_due()"


class Entered(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided, for whom, and who holds it: whoever says `code`, or an organisation."""

    dossier: UUID
    kind: str
    scope: str
    code: str
    office: UUID | None
    decided: date
    starts: date
    ends: date | None
    evidence: str


async def enter(sql: Connection, once: Once, house: UUID, what: Entered) -> None:
    """It lets nobody in until somebody else has checked it; the person is told, and may say what she thinks of it.

    Raises NotDone: `code`, `self`, `own`, `office`, `closed`, `adult`; NotFound for who does not enrol here.
    """
    who: tuple[Any, ...] = (code_hash(what.code), what.office)
    days = (what.decided, what.starts, what.ends)
    said = (what.dossier, what.kind, what.scope, *who, *days, what.evidence)
    await _told(sql, once, house, ENTER, *said, new=uuid4())


async def check(sql: Connection, once: Once, house: UUID, measure: UUID) -> None:
    """From the next request on, who holds it is let in. Raises NotDone: `same`, `own`, `unlinked`; NotFound."""
    await _told(sql, once, house, CHECK, measure)


async def _told(sql: Connection, once: Once, house: UUID, act: str, *said: Any, new: UUID | None = None) -> None:
    """As `do`; and she is told by e-mail, if she has an address, whoever is at the desk."""
    if await claim(sql, once.key, fingerprint(once.page, [str(each) for each in said]), 303, once.location):
        return
    row = await sql.fetchrow(act, *((new, *said) if new else said))
    if row is None:
        raise NotFound
    if row["outcome"] != "done":
        raise NotDone(row["outcome"])
    if row["told"]:
        await enqueue(sql, Envelope(ALERT_BY_MAIL, house, {"measure": uuid4()}, Reader(row["told"], "usager")))


async def stop(sql: Connection, once: Once, measure: UUID, how: Stopping, day: date | None) -> None:
    """At once, or from that day on. Raises NotDone: `lift`, `adult`; NotFound for one that has ended
    already."""
    # The id of what closes comes from the form's key: the same words are the same act.
    await do(sql, once, STOP, measure, how.why, day, how.key)


async def answer(sql: Connection, once: Once, measure: UUID, *, agrees: bool) -> None:
    """What she says is kept; where the law wants her yes, it opens or closes. Raises NotFound."""
    await do(sql, once, ANSWER, measure, agrees, new=uuid4())


async def make_office(sql: Connection, once: Once, name: str) -> None:
    """An organisation that may hold measures here. Raises NotFound for who does not enrol."""
    await do(sql, once, MAKE_OFFICE, name, new=uuid4())


async def add_member(sql: Connection, once: Once, office: UUID, code: str) -> None:
    """Whoever says the code; she acts once somebody else has checked. Raises NotDone: `code`, `own`, `already`."""
    await do(sql, once, ADD_MEMBER, office, code_hash(code), new=uuid4())


async def check_member(sql: Connection, once: Once, member: UUID) -> None:
    """She acts for all whom the organisation protects here. Raises NotDone: `same`, `own`; NotFound."""
    await do(sql, once, CHECK_MEMBER, member)


async def end_member(sql: Connection, once: Once, member: UUID) -> None:
    """She left it: from the next request on, she acts for none of them. Raises NotFound."""
    await do(sql, once, END_MEMBER, member)


async def settle_due(pool: asyncpg.Pool) -> int:
    """Every hour: what changed without an act (a birthdate corrected, somebody enrolled). How many accesses changed."""
    return int(await pool.fetchval(SETTLE_DUE))
