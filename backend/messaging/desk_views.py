"""What the pages of a team show: its four lists and one thread."""

from msgspec import Struct

from backend.audit.views import Who
from backend.kit.forms import Filled
from backend.messaging.views import Day, Live, PaperLink


class Mark(Struct, frozen=True):
    """`kind` is a shape (late, wait, ok); the words say it without the shape."""

    kind: str
    words: str


class StaffRow(Struct, frozen=True, kw_only=True):
    """`holder` says who has it: "Karim Benali s’en occupe"; nothing when nobody has."""

    url: str
    name: str
    initials: str
    title: str
    when: str
    mark: Mark
    holder: str = ""
    confidential: bool = False


class StaffList(Struct, frozen=True, kw_only=True):
    """`name` is retard, prendre, moi or attente."""

    name: str
    rows: tuple[StaffRow, ...]
    next_url: str = ""


class Inbox(Struct, frozen=True, kw_only=True):
    """The lists that are not empty, late first. `teams` are those to whom these were written.

    `back_url` is empty where all lists begin.
    """

    teams: str
    lists: tuple[StaffList, ...] = ()
    back_url: str = ""
    live: Live | None = None


class Colleague(Struct, frozen=True):
    id: str
    name: str


class Holding(Struct, frozen=True, kw_only=True):
    """Who has the thread (`words`), and to whom it may be handed. `holder_id` is empty when nobody has it."""

    mine: bool
    words: str
    holder_id: str = ""
    colleagues: tuple[Colleague, ...] = ()


class Notice(Struct, frozen=True):
    kind: str
    words: str


class Note(Struct, frozen=True, kw_only=True):
    """`written` is "infirmière, hier à 9 heures"."""

    author: str
    written: str
    initials: str
    lines: tuple[str, ...]


class Notes(Struct, frozen=True, kw_only=True):
    """What the team tells itself, the newest first; `form` takes one more, in its field `note`."""

    form: Filled
    rows: tuple[Note, ...] = ()
    older_url: str = ""


class ReadyLink(Struct, frozen=True):
    """Fills the field of the answer with ready words."""

    title: str
    url: str


class ReadyLinks(Struct, frozen=True, kw_only=True):
    """`proofread`: by people who read easy French."""

    rows: tuple[ReadyLink, ...]
    proofread: bool = False


class StaffThread(Struct, frozen=True, kw_only=True):
    url: str
    back_url: str
    person: Who
    title: str
    readers: str
    days: tuple[Day, ...]
    form: Filled
    holding: Holding
    notes: Notes
    ready: ReadyLinks
    confidential: bool = False
    owed: Mark | None = None
    paper: PaperLink | None = None
    oppose_url: str = ""
    older_url: str = ""
    notice: Notice | None = None
    live: Live | None = None
