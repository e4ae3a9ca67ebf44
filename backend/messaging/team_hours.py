"""Change the hours of a team, and who is on duty: with its entry, once, and people are promised otherwise at once."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.kit.errors import NotFound
from backend.messaging.calendars import CALENDAR
from backend.messaging.errors import HoursChanged, NotFree
from backend.messaging.promising import Open

MINE = (
    "t.id = any ((select my_teams())::uuid[]) and 'hours' = any ((select my_duties())::text[]) and t.answers_messages"
)
_COLUMNS = f"t.id, t.name, t.hours, e.time_zone, {CALENDAR}"


class TeamRow(msgspec.Struct, frozen=True):
    """A team of hers whose hours are hers to keep; `calendar` is JSON, as for a promise."""

    id: UUID
    name: str
    told: str | None
    zone: str
    calendar: str


class Member(msgspec.Struct, frozen=True, array_like=True):
    id: UUID
    name: str
    role: str


class OnDuty(msgspec.Struct, frozen=True, array_like=True):
    id: UUID
    name: str
    starts_at: datetime
    ends_at: datetime


class OneTeamRow(TeamRow, frozen=True):
    """The same with its members, who is on duty from now on, and the mark of its hours, as JSON where they are many."""

    mark: str
    members: str
    duty: str


TEAMS = Statement(
    f"""select {_COLUMNS} from team t join establishment e on e.id = t.establishment_id
         where {MINE} order by lower(unaccent(t.name)), t.id limit 20""",
    TeamRow,
)
TEAM = Statement(
    f"""select {_COLUMNS}, hours_mark(t.id),
        (select coalesce(json_agg(json_build_array(m.id, m.shown_name, r.label)
                                  order by lower(unaccent(m.shown_name)), m.id), '[]')
           from membership_team mt
           join membership m on m.id = mt.membership_id and m.stopped_at is null and m.ends_at > now()
           join role r on r.id = m.role_id where mt.team_id = t.id),
        (select coalesce(json_agg(json_build_array(d.id, m.shown_name, d.starts_at, d.ends_at)
                                  order by d.starts_at, d.id), '[]')
           from rota d join membership m on m.id = d.membership_id
          where d.team_id = t.id and d.ends_at > now() and d.starts_at < now() + interval '28 days')
      from team t join establishment e on e.id = t.establishment_id where t.id = :id and {MINE}""",
    OneTeamRow,
)


def _noting(verb: str, act: str) -> str:
    return f"""with changed as (select * from {verb}), noted as ({noted(act, "organisation", "changed")})
        select count(*) from changed"""


SET = _noting("set_team_hours($1, $2, $3, $4, $5)", "team.hours")
PUT = _noting("put_on_duty($1, $2, $3, $4, $5)", "team.duty_given")
TAKE = _noting("take_off_duty($1)", "team.duty_ended")


class NewDuty(msgspec.Struct, frozen=True):
    """A member of the team answers for it, from a moment to another."""

    member: UUID
    starts_at: datetime
    ends_at: datetime


async def set_hours(sql: Connection, team: UUID, key: UUID, seen: str, hours: list[Open], page: str) -> None:
    """Raises HoursChanged when they are no longer those that she saw, NotFound when it is not hers to do."""
    if await claim(sql, key, fingerprint(page, [seen, hours]), 303, page):
        return
    columns: list[list[Any]] = [[h.weekday for h in hours], [h.opens for h in hours], [h.closes for h in hours]]
    if not await sql.fetchval(SET, team, seen, *columns):
        await _is_hers(sql, team)
        raise HoursChanged


async def give_duty(sql: Connection, team: UUID, key: UUID, duty: NewDuty, page: str) -> None:
    """Raises NotFree when somebody is on duty then, NotFound when it is not hers to do."""
    if await claim(sql, key, fingerprint(page, duty), 303, page):
        return
    if not await sql.fetchval(PUT, uuid4(), team, duty.member, duty.starts_at, duty.ends_at):
        await _is_hers(sql, team)
        raise NotFree


async def end_duty(sql: Connection, duty: UUID, key: UUID, page: str) -> None:
    """Raises NotFound for what is not hers, or is over."""
    if await claim(sql, key, fingerprint(page, str(duty)), 303, page):
        return
    if not await sql.fetchval(TAKE, duty):
        raise NotFound


async def _is_hers(sql: Connection, team: UUID) -> None:
    if await TEAM.one(sql, id=team) is None:
        raise NotFound
