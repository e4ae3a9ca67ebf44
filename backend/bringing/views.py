"""What the pages show where one adds a paper: formatted words, ready to print."""

from msgspec import Struct

from backend.bringing.schemas import Bringing
from backend.documents.views import Family
from backend.kit.forms import Form


class Told(Struct, frozen=True, kw_only=True):
    """One that was sent. `state`: received, filed, refused. `why`: what may be done about a refusal."""

    title: str
    day: str
    family: Family
    state: str
    base: str
    url: str
    why: str = ""
    paper_url: str = ""
    hidden: bool = False
    mine: bool = True  # who looks has sent it


class Choose(Struct, frozen=True, kw_only=True):
    """On which shelf; `waiting`: what was sent and is no paper yet."""

    base: str
    shelves: tuple[Family, ...]
    waiting: tuple[Told, ...] = ()


class Add(Struct, frozen=True, kw_only=True):
    """The paper, its name, and who may read it. `houses`: value and name, when there are several.

    `whose`: the person for whom it is added, who alone says what the professionals do not see.
    """

    form: Form[Bringing]
    base: str
    family: Family
    houses: tuple[tuple[str, str], ...] = ()
    whose: str = ""


class TakeAway(Struct, frozen=True, kw_only=True):
    """Before one's own paper is taken away: `readers` have opened it already."""

    title: str
    day: str
    family: Family
    url: str
    readers: tuple[str, ...] = ()
    again: bool = False
