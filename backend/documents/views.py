"""What the pages about papers show: formatted words, ready to print.

`Hide` posts `key` to `/papiers/{id}/cacher`; the button "Montrer" posts `key` to `/papiers/{id}/montrer`.
"""

from markupsafe import Markup
from msgspec import Struct

from backend.audit.views import Who


class Family(Struct, frozen=True):
    """One of the twelve: `shape` × `colour` × `icon`, and words `family.<slug>`."""

    slug: str
    shape: str
    colour: int
    icon: str


FAMILIES = {
    family.slug: family
    for family in (
        Family("prescriptions", "round", 1, "pill"),
        Family("blood-tests", "round", 2, "tube"),
        Family("imaging", "round", 3, "xray"),
        Family("vaccines", "round", 4, "syringe"),
        Family("project", "arch", 1, "project"),
        Family("care", "arch", 2, "care"),
        Family("assessments", "arch", 3, "check"),
        Family("hospital", "arch", 4, "hospital"),
        Family("certificates", "page", 1, "stamp"),
        Family("aid", "page", 2, "coin"),
        Family("house-life", "page", 3, "book"),
        Family("choices", "page", 4, "choice"),
    )
}


class PaperRow(Struct, frozen=True, kw_only=True):
    """`origin` is "De l’hôpital Saint-Jean"; `house` is empty when there is only one."""

    url: str
    title: str
    origin: str
    day: str
    family: Family
    new: bool = False
    hidden: bool = False
    house: str = ""


class Month(Struct, frozen=True, kw_only=True):
    name: str
    papers: tuple[PaperRow, ...]


class Papers(Struct, frozen=True, kw_only=True):
    """`to_read` come first and are not repeated in `months`."""

    count: int
    to_read: tuple[PaperRow, ...] = ()
    months: tuple[Month, ...] = ()
    older_url: str = ""


class Original(Struct, frozen=True, kw_only=True):
    """The file as it came. `kind` is "PDF" or "image"; `size` is "240 ko"."""

    url: str
    kind: str
    size: str


class Paper(Struct, frozen=True, kw_only=True):
    """`body` is already safe HTML, or None when only the original can be read. `notice`: "", "hidden", "shown"."""

    id: str
    title: str
    origin: str
    day: str
    family: Family
    house: str = ""
    what: tuple[str, ...] = ()
    body: Markup | None = None
    readers: tuple[Who, ...] = ()
    hidden: bool = False
    hidden_since: str = ""
    can_hide: bool = True
    original: Original | None = None
    notice: str = ""


class Hide(Struct, frozen=True, kw_only=True):
    """Before hiding. `loses` and `keeps` are said in words: "L’équipe du foyer", "Vous"."""

    id: str
    title: str
    day: str
    family: Family
    loses: tuple[str, ...]
    keeps: tuple[str, ...]


class StaffPapers(Struct, frozen=True, kw_only=True):
    """The papers of one person, for a professional: what is hidden is not even counted."""

    person: Who
    rows: tuple[PaperRow, ...]
    older_url: str = ""


class StaffPaper(Struct, frozen=True, kw_only=True):
    person: Who
    back_url: str
    title: str
    origin: str
    day: str
    family: Family
    body: Markup | None = None
    original: Original | None = None
