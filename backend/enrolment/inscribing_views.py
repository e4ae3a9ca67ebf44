"""What the screens show where somebody is typed, or corrected."""

from msgspec import Struct

from backend.identity.cards.rules import SEEN
from backend.kit.forms import Filled


class Choice(Struct, frozen=True):
    id: str
    name: str
    checked: bool = False


class Resembling(Struct, frozen=True):
    """Somebody of this house with the same birth name and day of birth."""

    name: str
    url: str


class Inscribe(Struct, frozen=True, kw_only=True):
    """First screen: who she is. `before` is the value of each field as the dossier has it, when one corrects it."""

    url: str
    back_url: str
    form: Filled
    name: str = ""


class Where(Struct, frozen=True, kw_only=True):
    """Second screen: where she lives. `hidden` is what the first screen said."""

    url: str
    back_url: str
    name: str
    form: Filled
    hidden: tuple[tuple[str, str], ...]
    teams: tuple[Choice, ...]
    alike: tuple[Resembling, ...] = ()
    kinds: tuple[str, ...] = (*SEEN, "aucune")


class Teams(Struct, frozen=True, kw_only=True):
    """Which teams support her, ticked."""

    url: str
    back_url: str
    name: str
    form: Filled
    teams: tuple[Choice, ...]


class Change(Struct, frozen=True):
    """A trait before and after; `key` has words `enrol.field.<key>`."""

    key: str
    before: str
    after: str


class Correction(Struct, frozen=True, kw_only=True):
    """Before and after, side by side."""

    url: str
    back_url: str
    name: str
    changes: tuple[Change, ...]
    hidden: tuple[tuple[str, str], ...]
