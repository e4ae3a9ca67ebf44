"""What these pages show: formatted words, ready to print."""

from typing import get_args

from msgspec import Struct

from backend.delegation.presets import presets
from backend.delegation.schemas import Proposal, Relation, Until
from backend.documents.list_views import PaperRow
from backend.entrusting.life_views import Life
from backend.kit.forms import Form
from backend.protection.views import Measure

RELATIONS = get_args(Relation)
UNTILS = get_args(Until)
OWN_PICTO = "write"
Field = tuple[str, str]
IN_ONE_TAP: tuple[Field, ...] = tuple((code, one.picto) for code, one in presets().presets.items())


class Aidant(Struct, frozen=True, kw_only=True):
    """One access. `state`: now, later, paused, ended, stopped, left, replaced. `families` are slugs, `lines` sentences,
    `relation` a code."""

    name: str
    initials: str
    relation: str
    state: str
    day: str
    url: str
    families: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    life: Life = Life()


class Invitation(Struct, frozen=True, kw_only=True):
    """One invitation. `state`: open, opened, accepted, declined, cancelled, given, expired. The name is there once
    somebody said yes."""

    state: str
    until: str
    url: str
    name: str = ""
    initials: str = ""


class Aidants(Struct, frozen=True, kw_only=True):
    """`notice`: "", "given", "stopped", "cancelled". `trusted`: who supports her, by name; no access by itself."""

    now: tuple[Aidant, ...]
    before: tuple[Aidant, ...]
    notice: str = ""
    invitations: tuple[Invitation, ...] = ()
    measures: tuple[Measure, ...] = ()
    trusted: tuple[str, ...] = ()


class Tick(Struct, frozen=True):
    name: str
    label: str
    checked: bool


class Choose(Struct, frozen=True, kw_only=True):
    """Whom, for what, from when to when. `more`: what she opened of the other choices; `fields` go with them unseen.

    `invites`: she does not say whom yet, and chooses among the presets.
    """

    form: Form[Proposal]
    houses: tuple[Tick, ...] = ()
    fields: tuple[Field, ...] = ()
    more: bool = False
    presets: tuple[Field, ...] = (*IN_ONE_TAP, ("own", OWN_PICTO))
    relations: tuple[str, ...] = RELATIONS
    untils: tuple[str, ...] = UNTILS
    invites: bool = False


class Before(Struct, frozen=True, kw_only=True):
    """What the aidant will see of real papers, and what she will not. `fields` are sent again as they are."""

    name: str
    initials: str
    relation: str
    messages: bool
    appointments: bool = False
    sees: tuple[PaperRow, ...]
    not_sees: tuple[PaperRow, ...]
    more: bool
    words: tuple[str, ...]
    fields: tuple[Field, ...]


class One(Struct, frozen=True, kw_only=True):
    """One access, and the papers that it opens. `asks`: she is about to stop it. `again`: ask once more.

    `motive` is hers alone. `may_change`: it is of her own choosing. `proof_url`: the mandate that she signed.
    """

    aidant: Aidant
    sees: tuple[PaperRow, ...]
    more: bool
    motive: str = ""
    former_url: str = ""
    proof_url: str = ""
    may_change: bool = False
    notice: str = ""
    asks: bool = False
    again: bool = False


class Code(Struct, frozen=True, kw_only=True):
    """`code` is told once, in two groups; empty before she asks for one."""

    code: str = ""
