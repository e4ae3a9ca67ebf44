"""What the pages of who works in a house show."""

from msgspec import Struct

from backend.kit.forms import Filled
from backend.people.members.desk import Mistake


class Line(Struct, frozen=True):
    """`when` says from or until which day; empty: now and without an end."""

    name: str
    role: str
    teams: str
    when: str
    url: str


class Members(Struct, frozen=True, kw_only=True):
    """`done`: "", "added", "ended"."""

    house: str
    rows: tuple[Line, ...]
    base: str
    next_url: str = ""
    done: str = ""


class Option(Struct, frozen=True):
    id: str
    name: str


class Tick(Struct, frozen=True):
    name: str
    label: str
    checked: bool


class New(Struct, frozen=True, kw_only=True):
    url: str
    back_url: str
    roles: tuple[Option, ...]
    teams: tuple[Tick, ...]
    form: Filled
    mistakes: tuple[Mistake, ...] = ()

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")


class Member(Struct, frozen=True, kw_only=True):
    """`done`: "", "changed", "role", "until", "forever". `me`: it is herself."""

    name: str
    role: str
    when: str
    me: bool
    url: str
    back_url: str
    role_id: str
    roles: tuple[Option, ...]
    teams: tuple[Tick, ...]
    shown: str
    until: str
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")
