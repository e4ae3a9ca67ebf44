"""Who works in the house, with which roles and teams, so that each line can be decided."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from backend.db.compiled import Connection, Statement
from backend.interop.nos.professions import PROFESSIONS, WORKS_AS
from backend.people.lists.rules import Decision
from backend.people.lists.rules_staff import AskedOf, Member, Words, decide
from backend.people.lists.runs import Run
from backend.people.lists.said import Fault, Professional
from backend.people.matching import plain


class Role(msgspec.Struct):
    id: UUID
    code: str
    label: str


class TeamRow(msgspec.Struct):
    id: UUID
    name: str


MEMBERS = Statement(
    """select membership, national_id, given_name, family_name, shown_name, role, teams, starts_at,
              case when ends_at < 'infinity' then ends_at end, profession from members_here()""",
    Member,
)


async def members_of(sql: Connection) -> list[Member]:
    return [msgspec.structs.replace(one, teams=frozenset(one.teams)) for one in await MEMBERS.all(sql)]


ROLES = Statement("select id, code, label from role where establishment_id = :house", Role)
TEAMS = Statement("select id, name from team where establishment_id = :house and closed_at is null", TeamRow)


class House(msgspec.Struct, frozen=True):
    """What a line may name in this house, by the words that people write."""

    zone: ZoneInfo
    roles: dict[str, UUID]
    teams: dict[str, UUID]
    words: Words


async def house_of(sql: Connection, run: Run) -> House:
    roles, teams = await ROLES.all(sql, house=run.establishment_id), await TEAMS.all(sql, house=run.establishment_id)
    named = {plain(word): role.id for role in roles for word in (role.label, role.code)}
    words = Words({role.id: role.label for role in roles}, {team.id: team.name for team in teams})
    return House(ZoneInfo(run.time_zone), named, {plain(team.name): team.id for team in teams}, words)


def asked_of(house: House, said: Professional) -> AskedOf:
    """Raises KeyError for a role or a team that the house does not have; its word is which."""
    role = house.roles[plain(said.role)] if said.role else None
    teams = frozenset(house.teams[plain(name)] for name in said.teams) if said.teams else None
    ends = _midnight(house, said.ends_on + timedelta(days=1)) if said.ends_on else None
    starts = _midnight(house, said.starts_on) if said.starts_on else None
    return AskedOf(said=said, role=role, proposed=_proposed(house, said), teams=teams, starts_at=starts, ends_at=ends)


def _proposed(house: House, said: Professional) -> UUID | None:
    names = (PROFESSIONS.get(said.profession, ""), *WORKS_AS.get(said.profession, ()))
    return next((house.roles[plain(name)] for name in names if plain(name) in house.roles), None)


def _midnight(house: House, day: date) -> datetime:
    return datetime.combine(day, time(), house.zone)


async def decided(sql: Connection, run: Run, said: Sequence[Professional]) -> list[Decision]:
    house = await house_of(sql, run)
    near = Near(await members_of(sql))
    return [_decided(house, near, one) for one in said]


def _decided(house: House, near: "Near", said: Professional) -> Decision:
    unknown = [name for name in said.teams if plain(name) not in house.teams]
    if unknown:
        return Decision("faulty", faults=(Fault("team", "equipe", unknown[0]),))
    if said.role and plain(said.role) not in house.roles:
        return Decision("faulty", faults=(Fault("role", "role", said.role),))
    return decide(asked_of(house, said), near.of(said), house.words)


class Near:
    """Members by number and by name: who a line could be."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.by: dict[tuple[str, ...], list[Member]] = {}
        for one in members:
            for key in _keys(one.national_id, one.family_name, one.given_name):
                self.by.setdefault(key, []).append(one)

    def of(self, said: Professional) -> list[Member]:
        keys = _keys(said.national_id, said.family_name, said.given_name)
        return list({one.id: one for key in keys for one in self.by.get(key, ())}.values())


def _keys(number: str, family: str, given: str) -> list[tuple[str, ...]]:
    named = [(plain(family), plain(given))]
    return [*named, (number,)] if number else [*named]
