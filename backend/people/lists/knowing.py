"""What the house knows of the people of some lines, so that each line can be decided."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.people.lists.changes import Asked, Known, KnownStay
from backend.people.lists.house_keys import HouseKeys
from backend.people.lists.rules import Decision, decide
from backend.people.lists.said import Around, Fault, Usager

WORDS = ("local_id", "birth_name", "used_name", "given_names", "used_given_name", "birthdate", "sex", "birthplace")
_COLUMNS = ", ".join(f"coalesce(d.{name}, '')" for name in WORDS)
# Each side of the `or` has its index; the day of birth finds who has neither number nor matricule.
KNOWN = f"""
    select d.id, {_COLUMNS}, d.identity_status, coalesce(d.matricule_index, ''),
           array(select t.team_id from dossier_team t where t.dossier_id = d.id and t.ends_at > now()),
           array(select s.kind from stay s where s.dossier_id = d.id order by s.starts_on, s.id),
           array(select s.starts_on from stay s where s.dossier_id = d.id order by s.starts_on, s.id),
           array(select s.ends_on from stay s where s.dossier_id = d.id order by s.starts_on, s.id),
           array(select a.mark from told_around a where a.dossier_id = d.id)
      from dossier d
     where d.establishment_id = $1
       and (d.local_id = any ($2::text[]) or d.matricule_index = any ($3::bytea[]) or d.birthdate = any ($4::text[]))
"""


class KnownRow(msgspec.Struct):
    """A row of KNOWN."""

    id: UUID
    local_id: str
    birth_name: str
    used_name: str
    given_names: str
    used_given_name: str
    birthdate: str
    sex: str
    birthplace: str
    identity_status: str
    index: bytes
    teams: list[UUID]
    kinds: list[str]
    starts: list[date]
    ends: list[date | None]
    around: list[bytes]


class Named(msgspec.Struct):
    id: UUID
    name: str


TEAMS = Statement("select id, name from team where establishment_id = :house and closed_at is null", Named)


async def teams_of(sql: Connection, house: UUID) -> dict[str, UUID]:
    return {team.name.casefold(): team.id for team in await TEAMS.all(sql, house=house)}


def asked_of(keys: HouseKeys, teams: dict[str, UUID], said: Usager) -> Asked:
    marks = tuple(keys.hidden(msgspec.json.encode(one).decode()) for one in said.around)
    return Asked(usager=said, index=keys.hidden(said.matricule), team=teams.get(said.team.casefold()), around=marks)


def around_id(keys: HouseKeys, dossier: UUID, told: Around) -> UUID:
    """The same contact of the same person has the same one."""
    return UUID(bytes=keys.hidden(f"{dossier}|{told.who()}"))


async def decided(sql: Connection, keys: HouseKeys, teams: dict[str, UUID], said: Sequence[Usager]) -> list[Decision]:
    """One decision for each, as the house is now."""
    asked = [asked_of(keys, teams, one) for one in said]
    shelves = Shelves(await known(sql, keys.house, asked))
    return [_decided(one, shelves) for one in asked]


def _decided(asked: Asked, shelves: "Shelves") -> Decision:
    if asked.usager.team and asked.team is None:
        return Decision("faulty", faults=(Fault("team", "equipe", asked.usager.team),))
    return decide(asked, shelves.near(asked))


async def known(sql: Connection, house: UUID, asked: Sequence[Asked]) -> list[Known]:
    numbers = [one.usager.local_id for one in asked if one.usager.local_id]
    indexes = [one.index for one in asked if one.index]
    days = list({one.usager.birthdate for one in asked})
    return [_known(KnownRow(*row)) for row in await sql.fetch(KNOWN, house, numbers, indexes, days)]


def _known(row: KnownRow) -> Known:
    told = {name: getattr(row, name) for name in ("id", *WORDS, "identity_status", "index")}
    stays = tuple(map(KnownStay, row.kinds, row.starts, row.ends))
    return Known(**told, teams=frozenset(row.teams), stays=stays, around=frozenset(row.around))


class Shelves:
    """Dossiers by each way in which a line may name one: a list is as long as it is, not as long squared."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.by: dict[tuple[str, object], list[Known]] = {}
        for one in known:
            for key in (("number", one.local_id), ("index", one.index), ("born", one.birthdate)):
                self.by.setdefault(key, []).append(one)

    def near(self, asked: Asked) -> list[Known]:
        said = asked.usager
        keys = (("number", said.local_id), ("index", asked.index), ("born", said.birthdate))
        found = {one.id: one for key in keys if key[1] for one in self.by.get(key, ())}
        return list(found.values())
