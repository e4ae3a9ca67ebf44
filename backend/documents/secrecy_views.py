"""What the pages about secrets show."""

from msgspec import Struct

from backend.delegation.keeping import Choice
from backend.kit.forms import Filled


class Closed(Struct, frozen=True, kw_only=True):
    """What is kept, from whom and since when, in words; `undo_url` where it is shown again, if she may."""

    title: str
    words: str
    since: str
    url: str = ""
    undo_url: str = ""
    mention: str = ""


class Secrecy(Struct, frozen=True, kw_only=True):
    """« Qui peut le lire pour moi ? » `read`: who read it already, in words. `notice`: "", "kept", "shown", "again"."""

    id: str
    title: str
    day: str
    closed: tuple[Closed, ...]
    choices: tuple[Choice, ...]
    helped: bool
    read: tuple[str, ...] = ()
    notice: str = ""


class Mine(Struct, frozen=True, kw_only=True):
    rows: tuple[Closed, ...]


class Opposition(Struct, frozen=True, kw_only=True):
    """The oppositions of a minor, and the form when it is about a paper or a thread. `about` is its title."""

    action: str
    back_url: str
    person: str
    minor: bool
    rows: tuple[Closed, ...]
    about: str = ""
    field: str = ""
    thing: str = ""
    choices: tuple[Choice, ...] = ()
    form: Filled | None = None
