"""What the house's own pages show: home, settings, errors."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from backend.people.openings.views import REASONS
from backend.reading.rules import Reading

WORDS = "mots"
"""The field where a person writes, in every form."""


class Waiting(Struct, frozen=True):
    """What waits for a duty: `what` is one of `desk_home.ENTRIES`."""

    what: str
    count: int
    url: str
    icon: str


class DeskHome(Struct, frozen=True, kw_only=True):
    """`runs` is who runs the house."""

    house: str
    rows: tuple[Waiting, ...]
    runs: str = ""


class SomebodyToHelp(Struct, frozen=True, kw_only=True):
    """A person for whom the reader may act."""

    name: str
    initials: str
    url: str


class Home(Struct, frozen=True, kw_only=True):
    """`lookers` is how many persons looked this week; `devices` how many are open.

    `whose_device`: nobody said yet whose this device is. `card_codes`: so few are left on her card.
    `keys_changed`, `card_changed`, `ways_changed`: elsewhere, in the last days. `joined`: a dossier may be hers too;
    `misfiled`: a paper of hers was with somebody else. `said_yes`: who did, to an invitation that waits for her.
    `leaving`: until which day she reads the papers of a house that she left.
    `left`: an aidant of hers left lately; `ending`: an access that she gave ends soon; `their_ending`: that she has.
    `helps`: she helps somebody, even one who rests. `appointment`: when the next one is; its mark, that it changed.
    `supported`: a house keeps a dossier of hers; whoever only helps has no papers of her own here.
    """

    new_papers: int = 0
    new_messages: int = 0
    lookers: int = 0
    devices: int = 1
    keys_changed: bool = False
    card_changed: bool = False
    ways_changed: bool = False
    joined: bool = False
    misfiled: bool = False
    supported: bool = True
    whose_device: bool = False
    card_codes: int | None = None
    said_yes: str = ""
    leaving: str = ""
    left: bool = False
    ending: bool = False
    their_ending: bool = False
    helps: bool = False
    appointment: str = ""
    appointment_mark: str = ""
    to_help: tuple[SomebodyToHelp, ...] = ()


class TheirHome(Struct, frozen=True, kw_only=True):
    """Where one acts for somebody. `new_messages` is None when her messages are not shared; `until`: it ends soon.

    `adds`: she may add papers."""

    base: str
    new_papers: int = 0
    new_messages: int | None = None
    until: str = ""
    appointments: bool = False
    adds: bool = False


class TheirNews(Struct):
    """What that page counts, in one row."""

    papers: int
    messages: int
    messages_too: bool
    until: datetime | None = None
    appointments: bool = False
    adds: bool = False


class News(Struct):
    """What the home page counts, in one row."""

    papers: int
    messages: int
    lookers: int
    devices: int
    keys: int
    card_codes: int | None
    cards: int
    links: int
    joined: int
    misfiled: int
    leaving: datetime | None = None
    said_yes: str | None = None
    ending: int = 0
    left: int = 0
    helping: int = 0
    their_ending: int = 0
    next_at: datetime | None = None
    next_zone: str | None = None
    next_state: str | None = None
    next_moved: bool | None = None


class Settings(Struct, frozen=True, kw_only=True):
    """`back` is where the reader came from, if she came from somewhere; `hers` says that they follow her.

    `done` says what was just done here: `kept`, or `before` when all is again as nobody chose.
    """

    chosen: Reading = Reading()
    done: str = ""
    back: str = ""
    hers: bool = False


class Again(Struct, frozen=True, kw_only=True):
    """What was typed, to be sent again as it is: `words` may be read and changed, `fields` are hidden."""

    url: str
    fields: tuple[tuple[str, str], ...]
    words: str = ""

    @classmethod
    def of(cls, url: str, typed: Sequence[tuple[str, str]]) -> "Again":
        words = next((value for name, value in typed if name == WORDS), "")
        return cls(url=url, fields=tuple(one for one in typed if one[0] != WORDS or not words), words=words)


class ErrorPage(Struct, frozen=True, kw_only=True):
    """`kind` has words `error_page.<kind>.title` and `.todo`: see `KINDS`. `first_url`: where one of `reasons` is
    said first; what was typed goes on from there."""

    kind: str
    reference: str = ""
    retry_url: str = ""
    first_url: str = ""
    reasons: tuple[str, ...] = REASONS
    again: Again | None = None


KINDS = (
    "not_found", "not_shared", "forbidden", "broken", "not_kept", "unsure", "busy", "away", "away_sent", "stale",
    "unreadable", "nobody", "too_fast", "shared", "opened",
)  # fmt: skip
