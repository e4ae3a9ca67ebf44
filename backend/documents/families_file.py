"""The shape of families.yaml and of the explanations: an unknown field is refused."""

from typing import Literal

from msgspec import Struct

Shape = Literal["round", "arch", "sheet"]
Colour = Literal["fig", "lagoon", "leaf", "ember"]
# « relu »: by people who read easy French, and never by us alone.
State = Literal["pas encore relu", "relu"]


class Look(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    simple: str
    shape: Shape
    colour: Colour
    picto: str


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    system: str
    code: str
    official: str
    simple: str


class Nearest(Struct, frozen=True, forbid_unknown_fields=True):
    words: tuple[tuple[str, str], ...]
    classes: dict[str, str]
    otherwise: str


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    source: dict[str, str]
    systems: dict[str, str]
    nearest: Nearest
    families: dict[str, Look]
    types: dict[str, tuple[Entry, ...]]


class Explanations(Struct, frozen=True, forbid_unknown_fields=True):
    usual: dict[str, object]
    papers: dict[str, dict[str, object]]
