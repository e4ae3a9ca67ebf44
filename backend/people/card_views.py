"""What the desk of cards shows."""

from collections.abc import Mapping

from msgspec import Struct

from backend.identity.cards.rules import SEEN
from backend.kit.forms import Filled


class DeskCard(Struct, frozen=True, kw_only=True):
    """Her card, if she has one, and the form that gives another. `lines` say what there is to know of it."""

    url: str
    back_url: str
    name: str
    initials: str
    form: Filled
    number: str = ""
    lines: tuple[str, ...] = ()
    few: bool = False
    stopped: bool = False
    finish_url: str = ""
    other_ways: bool = False
    notice: str = ""
    kinds: tuple[str, ...] = (*SEEN, "aucune")


class Turned(Struct, frozen=True, kw_only=True):
    """The screen that is turned to her: only her given name is on it."""

    url: str
    back_url: str
    given_name: str
    wrong: Mapping[str, str] = {}


class Ready(Struct, frozen=True, kw_only=True):
    """The card waits to be printed. `again` once it was."""

    url: str
    back_url: str
    name: str
    may_print: bool
    again: bool = False
