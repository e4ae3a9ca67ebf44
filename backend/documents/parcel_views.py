"""What the identity desk shows: parcels that wait, one of them beside whom it looks like, and what one may do.

`Again` posts `key` to its `url`; `Refuse` posts `pourquoi` (one of `REASONS`) and `key`. Codes of errors:
`pourquoi`: missing, invalid; `form`: again.
"""

from typing import get_args

from msgspec import Struct

from backend.documents.settling import Why
from backend.kit.forms import Filled

REASONS: tuple[str, ...] = get_args(Why)


class ParcelRow(Struct, frozen=True, kw_only=True):
    """`why` is one sentence; `title` says that nothing is known when the parcel could not be opened."""

    url: str
    title: str
    sender: str
    day: str
    why: str


class Parcels(Struct, frozen=True, kw_only=True):
    """The oldest first. `notice`: "", again, refused. `hurried`: programs that bring too many papers of nobody."""

    rows: tuple[ParcelRow, ...]
    later_url: str = ""
    notice: str = ""
    hurried: tuple[str, ...] = ()


class Trait(Struct, frozen=True, kw_only=True):
    """`name` has words `trait.<name>`. `mark`: "ok" or "late", told by `word`; no mark when there is no other side."""

    name: str
    paper: str
    dossier: str = ""
    mark: str = ""
    word: str = ""


class Side(Struct, frozen=True, kw_only=True):
    """A person of the house whom the paper looks like; `told` counts what differs."""

    name: str
    told: str
    traits: tuple[Trait, ...]


class Parcel(Struct, frozen=True, kw_only=True):
    """`said` is what the paper says alone, when nobody of the house looks like it."""

    url: str
    back_url: str
    title: str
    came: str
    written: str
    why: str
    sides: tuple[Side, ...] = ()
    said: tuple[Trait, ...] = ()


class Again(Struct, frozen=True, kw_only=True):
    """Before trying again. `again`: her key has served for something else."""

    url: str
    back_url: str
    title: str
    came: str
    again: bool = False


class Refuse(Struct, frozen=True, kw_only=True):
    url: str
    back_url: str
    title: str
    came: str
    form: Filled
    reasons: tuple[str, ...] = REASONS
