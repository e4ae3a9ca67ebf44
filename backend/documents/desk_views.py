"""What the staff sees of a person's papers."""

from markupsafe import Markup
from msgspec import Struct

from backend.audit.views import Who
from backend.documents.list_views import PaperRow
from backend.documents.views import Family, Original, Sheets


class StaffPapers(Struct, frozen=True, kw_only=True):
    """The papers of one person, for a professional: what is hidden is not even counted."""

    person: Who
    rows: tuple[PaperRow, ...]
    aidants_url: str
    older_url: str = ""
    oppositions_url: str = ""


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
