"""What a line would change of a dossier: whatever it says otherwise, and nothing that it does not say."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from msgspec import Struct

from backend.people.lists.said import Usager
from backend.people.matching import plain

NAMES = ("birth_name", "used_name", "given_names", "used_given_name")
STRICT = ("birth_name", "given_names", "birthdate", "sex", "birthplace")
FIELDS = (*NAMES, "birthdate", "sex", "birthplace")
# How sure an identity is; a list makes none less sure than it is here.
SURE = {"PROV": 0, "RECUP": 1, "VALI": 1, "QUAL": 2}
MASK = "•••"


class KnownStay(Struct, frozen=True):
    kind: str
    starts_on: date
    ends_on: date | None


class Known(Struct, frozen=True, kw_only=True):
    """A dossier as it is now. `index` hides its matricule; `around` are marks of who is told to be around her."""

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
    index: bytes = b""
    teams: frozenset[UUID] = frozenset()
    stays: tuple[KnownStay, ...] = ()
    around: frozenset[bytes] = frozenset()


class Change(Struct, frozen=True):
    """One thing of a dossier, before and after, in words."""

    what: str
    before: str
    after: str


class Asked(Struct, frozen=True, kw_only=True):
    """A line, with what must be known of it to compare: its matricule hidden, its team, the marks of who is around."""

    usager: Usager
    index: bytes = b""
    team: UUID | None = None
    around: tuple[bytes, ...] = ()


def same(name: str, one: str, other: str) -> bool:
    return plain(one) == plain(other) if name in NAMES else one == other


def changes_of(asked: Asked, one: Known) -> Iterator[Change]:
    said = asked.usager
    for name in FIELDS:
        told, before = getattr(said, name), getattr(one, name)
        if told and not same(name, told, before):
            yield Change(name, before, told)
    yield from _numbers(asked, one)
    if asked.team and asked.team not in one.teams:
        yield Change("team", "", said.team)
    yield from _stays(asked, one)
    yield from _around(asked, one)


def _numbers(asked: Asked, one: Known) -> Iterator[Change]:
    said = asked.usager
    if said.identity_status and SURE[said.identity_status] > SURE[one.identity_status]:
        yield Change("identity_status", one.identity_status, said.identity_status)
    if said.local_id and not one.local_id:
        yield Change("local_id", "", said.local_id)
    if asked.index and not one.index:
        yield Change("matricule", "", MASK)


def _around(asked: Asked, one: Known) -> Iterator[Change]:
    for told, mark in zip(asked.usager.around, asked.around, strict=True):
        if mark not in one.around:
            yield Change(told.kind, "", " ".join(filter(None, (told.given_name, told.name))))


def _stays(asked: Asked, one: Known) -> Iterator[Change]:
    """A stay is known again by the day when it begins."""
    before = {stay.starts_on: stay for stay in one.stays}
    for told in asked.usager.stays:
        there = before.get(told.starts_on)
        if there is None:
            yield Change("stay", "", days(told.starts_on, told.ends_on))
        elif told.ends_on and told.ends_on != there.ends_on:
            yield Change("stay", days(there.starts_on, there.ends_on), days(told.starts_on, told.ends_on))


def days(starts: date, ends: date | None) -> str:
    return f"{starts:%d/%m/%Y} –{f' {ends:%d/%m/%Y}' if ends else ''}"
