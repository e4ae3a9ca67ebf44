"""What the lists of papers show: all of them, one family, what was looked for."""

from msgspec import Struct

from backend.documents.list_schemas import Wanted
from backend.documents.views import Family
from backend.kit.forms import Form


class PaperRow(Struct, frozen=True, kw_only=True):
    """`origin` is "De l’hôpital Saint-Jean"; `house` is empty when there is only one.

    `where`: in what the words looked for were found, `title`, `author`, `content`.
    """

    url: str
    title: str
    origin: str
    day: str
    family: Family
    new: bool = False
    hidden: bool = False
    untold: bool = False
    house: str = ""
    where: tuple[str, ...] = ()


class Month(Struct, frozen=True, kw_only=True):
    name: str
    papers: tuple[PaperRow, ...]


class Papers(Struct, frozen=True, kw_only=True):
    """`to_read` come first and are not repeated in `months`. `whole`: there is no other page.

    `family` when only its papers are shown, `only_new` when only the new ones are. `taken_away`: she has just
    taken away one that she had added.
    """

    count: int
    family: Family | None = None
    only_new: bool = False
    whole: bool = True
    to_read: tuple[PaperRow, ...] = ()
    months: tuple[Month, ...] = ()
    older_url: str = ""
    newer_url: str = ""
    taken_away: bool = False


class FamilyRow(Struct, frozen=True, kw_only=True):
    """`count` is "3 papiers"."""

    family: Family
    url: str
    count: str


class Families(Struct, frozen=True, kw_only=True):
    """Those where something is. `new` is "2 papiers", or empty; `disputed`: she said of some that they are not hers."""

    new: str
    disputed: bool = False
    rows: tuple[FamilyRow, ...]


class Results(Struct, frozen=True, kw_only=True):
    """`looked`: something was looked for, so that no row means "not found"."""

    form: Form[Wanted]
    looked: bool = False
    rows: tuple[PaperRow, ...] = ()
    whole: bool = True
    older_url: str = ""
