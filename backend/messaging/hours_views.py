"""What the pages of a team's hours show."""

from msgspec import Struct

from backend.kit.forms import Filled


class TeamLink(Struct, frozen=True):
    """`promise` is what people read now before they write."""

    name: str
    promise: str
    url: str


class Teams(Struct, frozen=True):
    rows: tuple[TeamLink, ...]


class Day(Struct, frozen=True):
    """« Lundi », and its hours in words; empty, nobody answers then."""

    name: str
    words: str


class Duty(Struct, frozen=True):
    """`ends_url` is where it is ended."""

    id: str
    name: str
    words: str
    end_url: str
    now: bool = False


class Choice(Struct, frozen=True):
    """Of a list: a member, or a day."""

    id: str
    name: str


class Mistake(Struct, frozen=True):
    """What is wrong with a field, in words."""

    field: str
    words: str


class Team(Struct, frozen=True, kw_only=True):
    """`done`: "", "hours", "given", "ended". `back_url` is the list, when she has several teams."""

    name: str
    url: str
    promise: str
    days: tuple[Day, ...]
    duties: tuple[Duty, ...]
    members: tuple[Choice, ...]
    dates: tuple[Choice, ...]
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""
    back_url: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")


class Range(Struct, frozen=True):
    """From an hour to another: the names of the two fields, what they hold, what is wrong with each."""

    since: str
    until: str
    opens: str
    closes: str
    wrong_since: str = ""
    wrong_until: str = ""


class FormDay(Struct, frozen=True):
    name: str
    ranges: tuple[Range, ...]


class Hours(Struct, frozen=True, kw_only=True):
    """`seen` is the mark of the hours that were shown; `notice` says why they could not be kept."""

    name: str
    url: str
    back_url: str
    seen: str
    days: tuple[FormDay, ...]
    mistakes: tuple[Mistake, ...] = ()
    notice: str = ""
