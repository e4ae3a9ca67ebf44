"""What the pages about « Ce n’est pas mon papier » show."""

from markupsafe import Markup
from msgspec import Struct

from backend.audit.views import Who
from backend.documents.parcel_views import Trait
from backend.documents.views import Family, Original, Sheets


class NotMine(Struct, frozen=True, kw_only=True):
    """Before saying it. `verifier` is who will look at it, or the house."""

    id: str
    title: str
    day: str
    family: Family
    house: str
    verifier: Who
    again: bool = False


class Said(Struct, frozen=True, kw_only=True):
    """One that she said. `state`: "open", "hers", "not_hers"; `paper_url` when it came back to her."""

    state: str
    day: str
    verifier: Who
    paper_url: str = ""


class MyDisputes(Struct, frozen=True, kw_only=True):
    rows: tuple[Said, ...]


class DeskRow(Struct, frozen=True, kw_only=True):
    """`said` is "Dit le jeudi 19 novembre 2026"."""

    url: str
    name: str
    initials: str
    title: str
    said: str


class DeskDisputes(Struct, frozen=True, kw_only=True):
    rows: tuple[DeskRow, ...]


class DeskDispute(Struct, frozen=True, kw_only=True):
    """The paper beside whose it was filed as; `traits` are those of her dossier.

    `body` is already safe HTML, or None: then its words are those of its pages, if it has any.
    """

    url: str
    back_url: str
    name: str
    initials: str
    traits: tuple[Trait, ...]
    said: str
    title: str
    origin: str
    day: str
    family: Family
    body: Markup | None = None
    sheets: Sheets = Sheets()
    original: Original | None = None
    beside: tuple[Original, ...] = ()
