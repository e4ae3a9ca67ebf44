"""What the pages of the grid show: its squares, and what a change of them brings and takes."""

from msgspec import Struct

from backend.delegation.schemas import Change, Proposal
from backend.documents.list_views import PaperRow
from backend.documents.views import Family
from backend.entrusting.views import UNTILS, Field, Tick
from backend.kit.forms import Form


class GridRow(Struct, frozen=True):
    """One shelf: `rights` are the name of the field, the word of the right, and whether it is ticked."""

    family: Family
    rights: tuple[tuple[str, str, bool], ...]


class Grid(Struct, frozen=True, kw_only=True):
    """The squares to tick. Of a change: `name` and `url` of the access, and its times; else what she said before."""

    form: Form[Proposal] | Form[Change]
    rows: tuple[GridRow, ...]
    fields: tuple[Field, ...] = ()
    name: str = ""
    url: str = ""
    day: str = ""
    later: bool = False
    houses: tuple[Tick, ...] = ()
    untils: tuple[str, ...] = ("same", *UNTILS)


class Sight(Struct, frozen=True):
    """Papers that come or go; `more`: there are others."""

    papers: tuple[PaperRow, ...]
    more: bool


class Changing(Struct, frozen=True, kw_only=True):
    """Before a change. `gains` and `loses` are papers, None when no shelf comes or goes; `plus` and `minus` sentences.

    `act`: where the form goes, « elargir » when something is added.
    """

    name: str
    initials: str
    relation: str
    url: str
    act: str
    gains: Sight | None
    loses: Sight | None
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    words: tuple[str, ...]
    fields: tuple[Field, ...]
    again: bool = False
