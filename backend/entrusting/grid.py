"""The grid that one fills oneself: which squares a form ticks, and what squares tick of it."""

from collections.abc import Iterable, Mapping

from backend.delegation.presets import MESSAGES, Square
from backend.documents.families import families
from backend.kit.forms import CHECKED

REQUESTS, APPOINTMENTS = "demandes", "rendez-vous"
PAPERS = ("read", "be_told", "deposit")
OTHERS = {MESSAGES: ("read", "write", "be_told"), REQUESTS: ("exercise",), APPOINTMENTS: ("appointments",)}
ROWS: dict[str, tuple[str, ...]] = dict.fromkeys(families(), PAPERS) | OTHERS
"""Each shelf, and what may be given there: nothing that the product does not do yet."""
NAMES = {
    "read": "lire", "write": "ecrire", "be_told": "prevenir", "exercise": "demander", "deposit": "ajouter",
    "appointments": "voir",
}  # fmt: skip
ALONE = frozenset({"read", "deposit", "appointments"})
"""What may be given by itself: the others go with these."""
NEEDS_READING = frozenset({"write", "be_told"})
ALL: tuple[Square, ...] = tuple((can, shelf) for shelf, rights in ROWS.items() for can in rights)


def name_of(square: Square) -> str:
    """The field of a square: « lire-mdph »."""
    can, shelf = square
    return f"{NAMES[can]}-{shelf}"


def ticked(typed: Mapping[str, str]) -> tuple[Square, ...]:
    """Never more than was ticked: whoever may not read a shelf is told nothing of it, and does not write there."""
    found = [square for square in ALL if typed.get(name_of(square), "") in CHECKED]
    return tuple((can, shelf) for can, shelf in found if can not in NEEDS_READING or ("read", shelf) in found)


def fields(squares: Iterable[Square]) -> dict[str, str]:
    """What a form with these squares sends."""
    return {name_of(square): "on" for square in squares if square in ALL}
