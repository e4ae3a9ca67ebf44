"""What an aidant sees of the papers of somebody else: what she may not read is not even counted."""

from markupsafe import Markup
from msgspec import Struct

from backend.documents.list_views import PaperRow
from backend.documents.views import Family, Original, Sheets, What


class TheirPapers(Struct, frozen=True, kw_only=True):
    rows: tuple[PaperRow, ...]
    older_url: str = ""
    add_url: str = ""


class TheirPaper(Struct, frozen=True, kw_only=True):
    """One of them. `body` is already safe HTML, or None: then its words are those of its pages, if it has any.

    `oppose_url` is empty when the person did not give to ask for her rights.
    """

    back_url: str
    title: str
    origin: str
    day: str
    family: Family
    house: str
    what: What
    body: Markup | None = None
    sheets: Sheets = Sheets()
    original: Original | None = None
    beside: tuple[Original, ...] = ()
    oppose_url: str = ""
