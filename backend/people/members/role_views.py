"""What the pages of the roles of a house show."""

from msgspec import Struct

from backend.kit.forms import Filled
from backend.people.members.desk import Mistake
from backend.people.members.views import Tick


class RoleLine(Struct, frozen=True):
    """What it may do, in sentences. `waits`: a change of it waits for a second person."""

    name: str
    sentences: tuple[str, ...]
    members: str
    url: str
    waits: bool = False


class Roles(Struct, frozen=True, kw_only=True):
    """The form of a new role posts `key` and `nom` to `url`."""

    rows: tuple[RoleLine, ...]
    url: str
    back_url: str
    form: Filled
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""


class Proposed(Struct, frozen=True, kw_only=True):
    """A change that waits: what would become otherwise. Whoever proposed it may only take it back."""

    sentences: tuple[str, ...]
    words: str
    until: str
    mine: bool
    url: str


class Role(Struct, frozen=True, kw_only=True):
    """`proposed` is there when a change waits, and then nothing else is asked. `done`: "", "proposed"."""

    name: str
    sentences: tuple[str, ...]
    members: str
    url: str
    back_url: str
    papers: tuple[Tick, ...] = ()
    messages: tuple[Tick, ...] = ()
    duties: tuple[Tick, ...] = ()
    proposed: Proposed | None = None
    mistakes: tuple[Mistake, ...] = ()
    done: str = ""


class Preview(Struct, frozen=True, kw_only=True):
    """What a change would give and take; `fields` are what was ticked, to be sent as it was."""

    name: str
    sentences: tuple[str, ...]
    members: str
    url: str
    fields: tuple[tuple[str, str], ...]
