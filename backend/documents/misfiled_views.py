"""What the desk shows of papers that were filed with the wrong person."""

from msgspec import Struct

from backend.documents.views import Family
from backend.kit.forms import Filled


class MisfiledRow(Struct, frozen=True, kw_only=True):
    """`state`: open, late (three days are over), closed."""

    url: str
    name: str
    family: str
    state: str
    when: str


class Misfiled(Struct, frozen=True, kw_only=True):
    rows: tuple[MisfiledRow, ...]
    back_url: str
    closed: bool = False
    more_url: str = ""


class Choice(Struct, frozen=True):
    """Of whom the paper may be; `personne`: nobody of the house, or nobody knows."""

    value: str
    label: str
    icon: str = ""
    swatch: str = ""
    style: str = ""


class OneMisfiled(Struct, frozen=True, kw_only=True):
    """`until`: when three days are over. `choices`: `people`, who were born on
    the day that was looked for, and nobody. The forms post `key` and
    `ne_le` to `{url}/chercher`; `key`, `a-qui`, `autorite` and the `ne_le` of before to `url`."""

    url: str
    back_url: str
    name: str
    initials: str
    family: Family
    filed: str
    opened: str
    until: str
    seen: tuple[str, ...]
    form: Filled
    looked: bool = False
    people: tuple[Choice, ...] = ()
    choices: tuple[Choice, ...] = ()
    authorities: tuple[Choice, ...] = ()
    closed: str = ""
    owner: str = ""
    authority: str = ""
