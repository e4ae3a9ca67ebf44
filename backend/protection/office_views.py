"""What the pages of organisations show."""

from msgspec import Struct

from backend.kit.forms import Filled
from backend.people.members.desk import Mistake


class OfficeLine(Struct, frozen=True):
    name: str
    counts: str
    url: str


class Offices(Struct, frozen=True, kw_only=True):
    """`done`: "", "made"."""

    url: str
    back_url: str
    rows: tuple[OfficeLine, ...]
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")


class OfficeMember(Struct, frozen=True):
    name: str
    state: str
    url: str
    checks: bool


class Office(Struct, frozen=True, kw_only=True):
    """`done`: "", "entered", "checked", "ended"."""

    name: str
    counts: str
    url: str
    back_url: str
    members: tuple[OfficeMember, ...]
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")
