"""What the pages about messages show.

Forms: a page that takes words receives `form`, anything with `typed` and `errors`, both from field name
to text. Fields: `quoi` (a choice), `mots` (the words), `papier` and `key` (hidden). An error code of field
`mots` is told by the text `error.mots.<code>`. Codes: `quoi`: missing, invalid; `mots`: missing, too_long;
`again` (field `form`): the same key came with other words.
"""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from backend.audit.views import Who


class Filled(Protocol):
    """What was typed and what is wrong with it."""

    typed: Mapping[str, str]
    errors: Mapping[str, str]


class Blank:
    """Nothing typed yet."""

    def __init__(
        self, typed: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None
    ) -> None:
        self.typed = typed or {}
        self.errors = errors or {}


class Opening(Struct, frozen=True):
    """A picture that begins a thread; words `opening.<value>`."""

    value: str
    icon: str


OPENINGS = (
    Opening("understand", "help"),
    Opening("pain", "pain"),
    Opening("see", "people"),
    Opening("thanks", "happy"),
    Opening("other", "write"),
)


class PaperLink(Struct, frozen=True, kw_only=True):
    id: str
    url: str
    title: str


class ThreadRow(Struct, frozen=True, kw_only=True):
    """`last` is "Madame Martin a écrit"; `day` is "samedi 21 novembre". `sent` as in `Message`."""

    url: str
    title: str
    icon: str
    last: str
    day: str
    new: int = 0
    house: str = ""


class Threads(Struct, frozen=True, kw_only=True):
    rows: tuple[ThreadRow, ...]
    new: int = 0
    write_url: str = "/messages/ecrire"
    older_url: str = ""


class Message(Struct, frozen=True, kw_only=True):
    """`written` is "à 9 heures 30" or "infirmière, à 9 heures"; `sent`: "", waiting, sent, arrived, read."""

    mine: bool
    author: str
    written: str
    initials: str
    lines: tuple[str, ...]
    staff: bool = False
    new: bool = False
    anchor: str = ""
    picture: str = ""
    picture_icon: str = ""
    paper_url: str = ""
    paper_title: str = ""
    sent: str = ""
    sent_words: str = ""


class Day(Struct, frozen=True, kw_only=True):
    name: str
    messages: tuple[Message, ...]


class Thread(Struct, frozen=True, kw_only=True):
    """`readers` are the others who read it; `new_anchor` is the id of the first new message."""

    url: str
    title: str
    to: Who
    days: tuple[Day, ...]
    form: Filled
    readers: tuple[str, ...] = ()
    answers: str = ""
    new_anchor: str = ""
    older_url: str = ""


class Write(Struct, frozen=True, kw_only=True):
    """`answers` is "Elle répond lundi 23 novembre avant midi."; `away` says when nobody is there."""

    form: Filled
    to: Who
    answers: str
    away: str = ""
    paper: PaperLink | None = None
    openings: tuple[Opening, ...] = OPENINGS


class Sent(Struct, frozen=True, kw_only=True):
    """After sending: it has arrived, nothing more is promised. `undo_url` while it can be taken back."""

    to: Who
    when: str
    answers: str
    thread_url: str
    reference: str = ""
    undo_url: str = ""


class StaffRow(Struct, frozen=True, kw_only=True):
    """`mark` is "late", "wait" or "ok", told by `mark_words`."""

    url: str
    name: str
    initials: str
    title: str
    when: str
    mark: str
    mark_words: str


class Inbox(Struct, frozen=True, kw_only=True):
    """Late first, then what nobody has answered, then the rest."""

    team: str
    late: tuple[StaffRow, ...] = ()
    waiting: tuple[StaffRow, ...] = ()
    answered: tuple[StaffRow, ...] = ()
    older_url: str = ""


class StaffThread(Struct, frozen=True, kw_only=True):
    url: str
    back_url: str
    person: Who
    title: str
    readers: str
    days: tuple[Day, ...]
    form: Filled
    paper: PaperLink | None = None
    notice: str = ""
