"""What the pages of measures show: words, ready to print."""

from msgspec import Struct

from backend.documents.list_views import PaperRow
from backend.kit.forms import Filled
from backend.people.members.desk import Mistake
from backend.people.members.views import Option, Tick


class Line(Struct, frozen=True, kw_only=True):
    """A measure at the desk. `state`: wait, now, later, over, closed. `stops`: whoever reads may.

    `proof_url`: where its judgment is, and where it is checked. `said`: what the person thinks of it, before that.
    """

    what: str
    holder: str
    days: str
    evidence: str
    state: str
    words: str
    url: str
    said: str = ""
    proof_url: str = ""
    stops: bool = False


class Desk(Struct, frozen=True, kw_only=True):
    """`done`: "", "entered", "checked", "stopped", "forbidden"."""

    name: str
    url: str
    back_url: str
    offices_url: str
    minor_url: str = ""
    measures: tuple[Line, ...]
    kinds: tuple[Option, ...]
    offices: tuple[Option, ...]
    evidence: tuple[Option, ...]
    ends: tuple[Option, ...]
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")


class Measure(Struct, frozen=True, kw_only=True):
    """A measure for her it is about. `asks`: it waits for her yes; `opinion`: she is asked, and the judge decides.

    `answer`: "", "yes", "no". `state`: entered, now, later, over.
    `would`: what her yes opens; `sees`: the papers, by name. `released`: when its holder agreed to what a child sees.
    """

    holder: str
    initials: str
    kind: str
    scope: str
    url: str
    days: str
    state: str
    house: str
    phone: str
    phone_words: str = ""
    opens: tuple[str, ...]
    closed: tuple[str, ...]
    asks: bool = False
    opinion: bool = False
    answer: str = ""
    proof_url: str = ""
    would: tuple[str, ...] = ()
    sees: tuple[PaperRow, ...] = ()
    more: bool = False
    released: str = ""
    done: str = ""
    again: bool = False


class Minor(Struct, frozen=True, kw_only=True):
    """`shown` are the families of papers; `agreed` the day of the last agreement. `done`: "", "agreed".

    `holders`: who must agree; `agreed_by`: those of them who did.
    """

    name: str
    url: str
    back_url: str
    until: str
    shown: tuple[Tick, ...]
    maturity: tuple[Option, ...]
    chosen: str
    agreed: str
    agreed_by: str = ""
    holders: tuple[Tick, ...] = ()
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""

    def wrong(self, field: str) -> str:
        return next((one.words for one in self.mistakes if one.field == field), "")
