"""The twelve families of papers and the everyday name of each type, loaded once from families.yaml.

Nothing lies in an "Autres" drawer: a type we do not know goes to the nearest family, by a word of
its official label, else by its class, else with care (``nearest`` in the data, first match).
"""

from functools import cache

import msgspec
from msgspec import Struct

from backend.documents.families_file import Colour, Explanations, Shape, State, Table
from backend.paths import FALC_CONTENT, ROOT

SOURCE = ROOT / "backend" / "documents" / "families.yaml"
EXPLANATIONS = FALC_CONTENT / "papers.yaml"


class Family(Struct, frozen=True):
    """``label`` stands in lists, ``simple`` in easy texts; ``picto`` is an id of the sprite."""

    code: str
    label: str
    simple: str
    shape: Shape
    colour: Colour
    picto: str


class DocumentType(Struct, frozen=True):
    """An official type (``code`` in ``system``, an OID) and the words a person would use for it."""

    code: str
    system: str
    official: str
    simple: str
    family: str


class Explanation(Struct, frozen=True):
    """The "C’est quoi ?" of a paper, one sentence a line, and whether people have proofread it."""

    sentences: tuple[str, ...]
    state: State
    checked_on: str
    checked_against: str


def family_of(code: str, system: str, label: str = "", class_code: str = "") -> Family:
    """The one family of a type; ``label`` and ``class_code`` help only with an unknown one."""
    known = types().get((code, system))
    return families()[known.family if known else _nearest(label, class_code)]


def label_of(code: str, system: str, official: str = "") -> str:
    """The everyday name; for an unknown type its official label, else the name of its family."""
    known = types().get((code, system))
    return known.simple if known else official or family_of(code, system).simple


def what_is(code: str, system: str, family: str) -> Explanation:
    """ "C’est quoi ?" for this type, else for its family: three to six short sentences."""
    about = explanations()
    found = about.get(code) if (code, system) in types() else None
    return found or about[family]


@cache
def families() -> dict[str, Family]:
    """By code, in the order of the shelves."""
    return {
        code: Family(code, look.label, look.simple, look.shape, look.colour, look.picto)
        for code, look in _table().families.items()
    }


@cache
def types() -> dict[tuple[str, str], DocumentType]:
    """By (code, OID of the system)."""
    table = _table()
    return {
        (entry.code, table.systems[entry.system]): DocumentType(
            entry.code, table.systems[entry.system], entry.official, entry.simple, family
        )
        for family, entries in table.types.items()
        for entry in entries
    }


@cache
def explanations() -> dict[str, Explanation]:
    """By code of type or of family."""
    written = msgspec.yaml.decode(EXPLANATIONS.read_bytes(), type=Explanations)
    return {about: msgspec.convert(written.usual | text, Explanation) for about, text in written.papers.items()}


@cache
def _table() -> Table:
    return msgspec.yaml.decode(SOURCE.read_bytes(), type=Table, strict=False)


def _nearest(label: str, class_code: str) -> str:
    rule = _table().nearest
    said = label.casefold()
    by_word = next((family for word, family in rule.words if word in said), None)
    return by_word or rule.classes.get(class_code, rule.otherwise)
