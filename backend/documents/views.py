"""What the pages about papers show: formatted words, ready to print.

`Hide` posts `key` to `/papiers/{id}/cacher`; the button "Montrer" posts `key` to `/papiers/{id}/montrer`.
"""

from markupsafe import Markup
from msgspec import Struct

from backend.audit.views import Who
from backend.documents.families import families


class Family(Struct, frozen=True):
    """One of the twelve: `shape` × `colour` × `icon`, and words `family.<slug>`."""

    slug: str
    shape: str
    colour: int
    icon: str


SHAPES = {"round": "round", "arch": "arch", "sheet": "page"}
COLOURS = {"fig": 1, "lagoon": 2, "leaf": 3, "ember": 4}

FAMILIES = {
    code: Family(code, SHAPES[family.shape], COLOURS[family.colour], family.picto)
    for code, family in families().items()
}


class Original(Struct, frozen=True, kw_only=True):
    """The file as it came. `kind` is "PDF" or "image"; `size` is "240 ko"."""

    url: str
    kind: str
    size: str


class Sheet(Struct, frozen=True, kw_only=True):
    """A page as a picture, and its words; no `lines` when it is only a picture."""

    number: int
    url: str
    width: int
    height: int
    lines: tuple[str, ...] = ()


class Sheets(Struct, frozen=True, kw_only=True):
    """Some pages of `count`. `wordless`: none of them has words."""

    pages: tuple[Sheet, ...] = ()
    wordless: bool = False
    count: int = 0
    before_url: str = ""
    after_url: str = ""


class Version(Struct, frozen=True, kw_only=True):
    url: str
    day: str


class Versions(Struct, frozen=True, kw_only=True):
    """`state` of the one that is shown: "current", "replaced", "cancelled"; `newer_url` when a newer one is there."""

    state: str = "current"
    newer_url: str = ""
    older: tuple[Version, ...] = ()


class What(Struct, frozen=True, kw_only=True):
    """ "C’est quoi ?", and whether people proofread it; `source` and `day`: against what, and when it was checked."""

    lines: tuple[str, ...]
    proofread: bool
    source: str
    day: str


class Paper(Struct, frozen=True, kw_only=True):
    """`body` is already safe HTML, or None when only the original can be read.

    `notice`: "", "hidden", "shown", "again". `own`: she added it herself, and may take it away.
    """

    id: str
    title: str
    origin: str
    day: str
    family: Family
    house: str = ""
    what: What | None = None
    body: Markup | None = None
    readers: tuple[Who, ...] = ()
    hidden: bool = False
    hidden_since: str = ""
    can_hide: bool = True
    own: bool = False
    original: Original | None = None
    sheets: Sheets = Sheets()
    beside: tuple[Original, ...] = ()
    versions: Versions = Versions()
    notice: str = ""


class Hide(Struct, frozen=True, kw_only=True):
    """Before hiding. `loses` and `keeps` are said in words: "L’équipe du foyer", "Vous"."""

    id: str
    title: str
    day: str
    family: Family
    loses: tuple[str, ...]
    keeps: tuple[str, ...]
    again: bool = False
