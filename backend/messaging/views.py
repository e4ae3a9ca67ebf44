"""What the pages about messages show.

Forms: a page that takes words receives `form`, anything with `typed` and `errors`, both from field name
to text. Fields: `quoi` (a choice), `mots` (the words), `papier` and `key` (hidden). An error code of field
`mots` is told by the text `error.mots.<code>`. Codes: `quoi`: missing, invalid; `mots`: missing, too_long;
`again` (field `form`): the same key came with other words.
"""

from msgspec import Struct

from backend.audit.views import Who
from backend.kit.forms import Filled


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


class Live(Struct, frozen=True, kw_only=True):
    """Where an open page hears of messages: `newest` is the clock of the last one shown; `thread` if it shows one."""

    src: str
    here: str
    newest: int
    thread: str = ""


class ThreadRow(Struct, frozen=True, kw_only=True):
    """`last` is "Madame Martin a écrit"; `day` is "samedi 21 novembre". `sent` as in `Message`."""

    url: str
    title: str
    icon: str
    last: str
    day: str
    new: int = 0
    house: str = ""
    only: str = ""


class Threads(Struct, frozen=True, kw_only=True):
    rows: tuple[ThreadRow, ...]
    new: int = 0
    write_url: str = "/messages/ecrire"
    search_url: str = "/messages/chercher"
    older_url: str = ""
    live: Live | None = None


class Photo(Struct, frozen=True, kw_only=True):
    """`state`: received, kept or refused; `words` say what became of one that is not seen."""

    state: str
    words: str
    url: str
    large_url: str
    width: int
    height: int
    author: str


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
    photo: Photo | None = None


class Day(Struct, frozen=True, kw_only=True):
    name: str
    messages: tuple[Message, ...]


class Thread(Struct, frozen=True, kw_only=True):
    """`readers` are the others who read it; `new_anchor` is the id of the first new message.

    `writes`: the reader may answer; `keep_url` keeps her words for later, `kept` says that these were.
    `begin_url`: a parent writes a letter of her own there, and not in this one.
    `only` is to whom alone she writes, `left` when that one answers no more.
    `taken_back`: the key of what is told when they are those of a message that she has just taken back.
    """

    url: str
    title: str
    to: Who
    days: tuple[Day, ...]
    form: Filled
    paper: PaperLink | None = None
    readers: tuple[str, ...] = ()
    answers: str = ""
    new_anchor: str = ""
    older_url: str = ""
    back_url: str = "/messages"
    keep_url: str = ""
    kept: bool = False
    taken_back: str = ""
    only: str = ""
    left: bool = False
    writes: bool = True
    begin_url: str = ""
    live: Live | None = None


class NotSent(Struct, frozen=True, kw_only=True):
    """What waited and was refused: its author's own words, which `key` forgets on her device."""

    key: str
    lines: tuple[str, ...]
