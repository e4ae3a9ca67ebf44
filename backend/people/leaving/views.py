"""What the desk shows of what happened in a life."""

from msgspec import Struct

from backend.kit.forms import Filled
from backend.people.members.desk import Mistake
from backend.people.members.views import Option


class Event(Struct, frozen=True):
    """`words` say what, from when, and on what evidence."""

    words: str
    url: str


class Events(Struct, frozen=True, kw_only=True):
    """`done`: "", "noted", "cancelled". `months`: how long somebody who left reads her papers."""

    name: str
    url: str
    back_url: str
    events: tuple[Event, ...]
    kinds: tuple[Option, ...]
    evidence: tuple[Option, ...]
    months: str
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")
