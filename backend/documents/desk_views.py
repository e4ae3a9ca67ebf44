"""What the staff sees of a person's papers."""

from markupsafe import Markup
from msgspec import Struct

from backend.audit.views import Who
from backend.documents.list_views import PaperRow
from backend.documents.views import Family, Original, Sheets
from backend.kit.forms import Filled


class StaffPapers(Struct, frozen=True, kw_only=True):
    """The papers of one person, for a professional: what is hidden is not even counted."""

    person: Who
    rows: tuple[PaperRow, ...]
    aidants_url: str
    older_url: str = ""
    appointments_url: str = ""
    oppositions_url: str = ""


class Added(Struct, frozen=True, kw_only=True):
    """One paper that somebody added and nobody of the house has opened, and whose it is."""

    person: str
    paper: PaperRow


class AddedPapers(Struct, frozen=True, kw_only=True):
    rows: tuple[Added, ...]
    more: bool


class Announcement(Struct, frozen=True, kw_only=True):
    """`url` when she must not know of it yet; else who told her and when, if that was asked for."""

    url: str = ""
    by: str = ""
    day: str = ""


class Announce(Struct, frozen=True, kw_only=True):
    """Before a paper becomes visible for `person`."""

    action: str
    back_url: str
    title: str
    person: str
    form: Filled
    again: bool = False  # this page has served already


class StaffPaper(Struct, frozen=True, kw_only=True):
    """One of them. `body` is already safe HTML, or None: then its words are those of its pages, if it has any."""

    person: Who
    back_url: str
    title: str
    origin: str
    day: str
    family: Family
    body: Markup | None = None
    sheets: Sheets = Sheets()
    original: Original | None = None
    beside: tuple[Original, ...] = ()
    oppose_url: str = ""
    told: Announcement = Announcement()
