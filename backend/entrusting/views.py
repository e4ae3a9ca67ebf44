"""What these pages show: formatted words, ready to print."""

from typing import get_args

from msgspec import Struct

from backend.delegation.schemas import Proposal, Relation, Until
from backend.documents.list_views import PaperRow
from backend.kit.forms import Form

RELATIONS = get_args(Relation)
UNTILS = get_args(Until)
OPTIONS = (("ecrire", "write"), ("prevenir", "told"))


class Aidant(Struct, frozen=True, kw_only=True):
    """One access. `state`: now, ended, stopped. `relation` and `options` are codes; `families` are slugs."""

    name: str
    initials: str
    relation: str
    state: str
    day: str
    url: str
    families: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


class Aidants(Struct, frozen=True, kw_only=True):
    """`notice`: "", "given", "stopped"."""

    now: tuple[Aidant, ...]
    before: tuple[Aidant, ...]
    notice: str = ""


class Choose(Struct, frozen=True, kw_only=True):
    """Whom, and for what."""

    form: Form[Proposal]
    families: tuple[str, ...]
    relations: tuple[str, ...] = RELATIONS
    untils: tuple[str, ...] = UNTILS
    options: tuple[tuple[str, str], ...] = OPTIONS


class Before(Struct, frozen=True, kw_only=True):
    """What the aidant will see of real papers, and what she will not. `fields` are sent again as they are."""

    name: str
    initials: str
    relation: str
    options: tuple[str, ...]
    sees: tuple[PaperRow, ...]
    not_sees: tuple[PaperRow, ...]
    more: bool
    words: str
    fields: tuple[tuple[str, str], ...]


class One(Struct, frozen=True, kw_only=True):
    """One access, and the papers that it opens. `asks`: she is about to stop it. `again`: ask once more."""

    aidant: Aidant
    sees: tuple[PaperRow, ...]
    more: bool
    notice: str = ""
    asks: bool = False
    again: bool = False


class Code(Struct, frozen=True, kw_only=True):
    """`code` is told once, in two groups; empty before she asks for one."""

    code: str = ""
