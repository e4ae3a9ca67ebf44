"""Some lines of professionals, done: a person, her membership with its days and teams, her number, her profession."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.people.lists.knowing_staff import asked_of, house_of, members_of
from backend.people.lists.planned import Planned
from backend.people.lists.rules_staff import Member
from backend.people.lists.runs import Run

ENLIST = f"""with changed as (
        select * from enlist($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::timestamptz, now()),
                             coalesce($11::timestamptz, 'infinity'), $12)
    ), done as (select * from changed where outcome = 'done'
    ), noted as ({noted("member.listed", "enrolment", "done")})
    select outcome from changed"""


async def do(sql: Connection, run: Run, planned: Sequence[Planned]) -> dict[int, str]:
    """Numbers of the lines that could not be → why; `moved`: the number is somebody else's, in another house."""
    house, members = await house_of(sql, run), {one.id: one for one in await members_of(sql)}
    refused = {}
    for one in planned:
        said = one.judged.professional
        if said is None:
            continue
        asked, before = asked_of(house, said), _before(one, members)
        outcome = await sql.fetchval(
            ENLIST,
            run.id,
            before.id if before else uuid4(),
            uuid4(),
            said.national_id,
            said.given_name,
            said.family_name,
            _shown(one, before),
            asked.role or (before.role if before else asked.proposed),
            None if asked.teams is None else list(asked.teams),
            asked.starts_at or (before.starts_at if before else None),
            asked.ends_at or (before.ends_at if before else None),
            said.profession,
        )
        if outcome != "done":
            refused[one.judged.number] = outcome or "moved"
    return refused


def _before(planned: Planned, members: dict[UUID, Member]) -> Member | None:
    found = planned.decision.found
    return members.get(found) if found else None


def _shown(planned: Planned, before: Member | None) -> str:
    """The name that people know stays, unless the list gives her another."""
    changed = {change.what: change.after for change in planned.decision.changes}
    if before:
        return changed.get("shown_name", before.shown_name)
    return planned.judged.professional.shown_name() if planned.judged.professional else ""
