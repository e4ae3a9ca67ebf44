"""Change who works in a house, its teams and its roles: each act once, with its entry, through its door of the gate."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.kit.errors import NotFound
from backend.people.members.errors import NotDone
from backend.people.members.rules import Part


class Act(msgspec.Struct, frozen=True):
    """A door of the gate and the entry that it leaves."""

    statement: str


def noting(door: str, act: str, purpose: str = "organisation") -> Act:
    """What was not done leaves no entry."""
    return Act(
        f"with changed as (select * from {door}), done as (select * from changed where outcome = 'done'),"
        f" noted as ({noted(act, purpose, 'done')}) select outcome from changed"
    )


ADD = noting("add_member($1, $2, $3, $4, $5, $6, $7, $8, $9)", "member.added")
CHANGE = noting("change_member($1, $2, $3)", "member.changed")
GIVE_ROLE = noting("change_member_role($1, $2)", "member.role")
END = noting("end_member($1, $2, $3)", "member.ended")
MAKE_SERVICE = noting("make_service($1, $2)", "service.made")
RENAME_SERVICE = noting("rename_service($1, $2)", "service.named")
CLOSE_SERVICE = noting("close_service($1)", "service.closed")
MAKE_TEAM = noting("make_team($1, $2, $3, $4)", "team.made")
CHANGE_TEAM = noting("change_team($1, $2, $3, $4)", "team.changed")
CLOSE_TEAM = noting("close_team($1)", "team.closed")
MAKE_ROLE = noting("make_role($1, $2, $3)", "role.made")
PROPOSE = noting("propose_role_change($1, $2, $3, $4, $5, $6)", "role.proposed")
CONFIRM = noting("decide_role_change($1, true)", "role.confirmed")
CANCEL = noting("decide_role_change($1, false)", "role.cancelled")


class Once(msgspec.Struct, frozen=True):
    """The key of a form, where it was sent, and where its answer leads."""

    key: UUID
    page: str
    location: str


async def do(sql: Connection, once: Once, act: Act, *said: Any, new: UUID | None = None) -> None:
    """Once. Raises NotDone with the reason, NotFound for what is not hers to do, OtherBody. `new`: an id made here."""
    if await claim(sql, once.key, fingerprint(once.page, [str(each) for each in said]), 303, once.location):
        return
    arguments = (new, *said) if new else said
    outcome = await sql.fetchval(act.statement, *arguments)
    if outcome is None:
        raise NotFound
    if outcome != "done":
        raise NotDone(outcome)


async def propose(sql: Connection, once: Once, role: UUID, parts: Sequence[Part]) -> None:
    """A change that waits for a second person."""
    columns: list[list[Any]] = [
        [part.kind for part in parts],
        [part.can for part in parts],
        [part.target for part in parts],
        [part.adds for part in parts],
    ]
    await do(sql, once, PROPOSE, role, *columns, new=uuid4())
