"""Who a line of professionals is, and what it changes of her work in this house."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from backend.interop.nos.professions import PROFESSIONS
from backend.people.lists.changes import Change
from backend.people.lists.rules import Decision
from backend.people.lists.said import Fault, Professional
from backend.people.matching import plain


class Member(Struct, frozen=True):
    """A membership as it is now. `ends_on` is its last day; None when it has none."""

    id: UUID
    national_id: str
    given_name: str
    family_name: str
    shown_name: str
    role: UUID
    teams: frozenset[UUID]
    starts_at: datetime
    ends_at: datetime | None
    profession: str


class AskedOf(Struct, frozen=True, kw_only=True):
    """A line, with the role and the teams that it names here; None for what it does not say."""

    said: Professional
    role: UUID | None = None
    proposed: UUID | None = None  # by her profession, for who is new
    teams: frozenset[UUID] | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class Words(Struct, frozen=True):
    """What roles and teams are called, and how the house tells a day."""

    roles: dict[UUID, str]
    teams: dict[UUID, str]

    def of_teams(self, ids: frozenset[UUID]) -> str:
        return ", ".join(sorted(self.teams.get(one, "") for one in ids))


def decide(asked: AskedOf, members: Sequence[Member], words: Words) -> Decision:
    """`members` are those that could be she: same number, same name."""
    found = whose(asked.said, members)
    if len(found) > 1:
        return Decision("faulty", faults=(Fault("several"),))
    if not found:
        if (role := asked.role or asked.proposed) is None:
            return Decision("faulty", faults=(Fault("role-needed", "role"),))
        alike = any(_same_name(asked.said, one) for one in members)
        works_as = Change("role", "", words.roles[role])
        return Decision("new", changes=(works_as,), warnings=(Fault("looks-like"),) if alike else ())
    changes = tuple(_changes(asked, found[0], words))
    return Decision("changed" if changes else "same", found[0].id, changes)


def whose(said: Professional, members: Sequence[Member]) -> list[Member]:
    """By her number; by her name when one of the two has no number yet."""
    numbered = [one for one in members if said.national_id and one.national_id == said.national_id]
    return numbered or [one for one in members if _same_name(said, one) and not (said.national_id and one.national_id)]


def _same_name(said: Professional, one: Member) -> bool:
    return plain(said.family_name) == plain(one.family_name) and plain(said.given_name) == plain(one.given_name)


def _changes(asked: AskedOf, one: Member, words: Words) -> Iterator[Change]:
    said = asked.said
    if said.national_id and not one.national_id:
        yield Change("national_id", "", said.national_id)
    if plain(said.family_name) not in plain(one.shown_name):
        yield Change("shown_name", one.shown_name, said.shown_name())
    if asked.role and asked.role != one.role:
        yield Change("role", words.roles.get(one.role, ""), words.roles[asked.role])
    if asked.teams is not None and asked.teams != one.teams:
        yield Change("team", words.of_teams(one.teams), words.of_teams(asked.teams))
    if asked.starts_at and asked.starts_at != one.starts_at:
        yield Change("starts", _day(one.starts_at, asked.starts_at), _day(asked.starts_at, asked.starts_at))
    if asked.ends_at and asked.ends_at != one.ends_at:
        before = _last_day(one.ends_at, asked.ends_at) if one.ends_at else ""
        yield Change("ends", before, _last_day(asked.ends_at, asked.ends_at))
    if said.profession and said.profession != one.profession:
        yield Change("profession", PROFESSIONS.get(one.profession, ""), PROFESSIONS[said.profession])


def _day(at: datetime, there: datetime) -> str:
    """As the house of `there` counts its days."""
    return f"{at.astimezone(there.tzinfo):%d/%m/%Y}"


def _last_day(at: datetime, there: datetime) -> str:
    """A membership ends at midnight, after its last day."""
    return _day(at - timedelta(seconds=1), there)


def twice(said: Sequence[Professional]) -> dict[int, int]:
    """Places of lines that say again whom an earlier one said → the place of that one."""
    seen: dict[tuple[str, ...], int] = {}
    found = {}
    for place, one in enumerate(said):
        key = (one.national_id,) if one.national_id else (plain(one.family_name), plain(one.given_name))
        if (first := seen.setdefault(key, place)) != place:
            found[place] = first
    return found
