"""What the page that offers papers to take away shows, and what is read in the zip."""

from markupsafe import Markup
from msgspec import Struct

from backend.documents.list_views import PaperRow
from backend.documents.views import Family


class Choice(Struct, frozen=True, kw_only=True):
    """`rows` to choose from; `family` when all its papers may be taken at once. `mistake`: "", "nothing", "heavy"."""

    rows: tuple[tuple[str, PaperRow], ...]
    family: Family | None = None
    older_url: str = ""
    mistake: str = ""


class File(Struct, frozen=True):
    """A file in the zip: `name` is its place there."""

    name: str
    kind: str
    size: str


class Taken(Struct, frozen=True, kw_only=True):
    """One paper in the zip: `page` is its place there. Its first file is what came, the others came beside it."""

    title: str
    origin: str
    day: str
    family: Family
    page: str
    files: tuple[File, ...]


class Index(Struct, frozen=True, kw_only=True):
    """`sprite` is the drawings, inside the page: it is read alone."""

    day: str
    sprite: Markup
    papers: tuple[Taken, ...]


class Page(Struct, frozen=True, kw_only=True):
    """`up` leads from the page to the top of the zip; no `body` when only the file can be read."""

    paper: Taken
    what: tuple[str, ...]
    body: Markup | None
    lost: bool = False
