"""What the pages of enrolment show."""

from collections.abc import Mapping

from msgspec import Struct

from backend.enrolment.inscribing_views import Choice
from backend.identity.views import Way
from backend.kit.forms import Filled, Told

EMPTY: Mapping[str, str] = Told()


class Fact(Struct, frozen=True):
    """A line of the dossier; `key` has words `enrol.field.<key>`."""

    key: str
    words: str


class OnePerson(Struct, frozen=True, kw_only=True):
    """Somebody at this desk. `state` has words `enrol.state.<state>`, `when` says since or until when."""

    url: str
    back_url: str
    print_url: str
    id: str
    name: str
    initials: str
    facts: tuple[Fact, ...]
    state: str
    when: str = ""
    matricule: str = ""
    form: Filled
    notice: str = ""
    claim: str = ""  # the house said yes, and she has not answered: it may be taken back
    with_her: bool = False  # joined to the dossier of somebody who never signs in: confirmed with her, here


class OnPhone(Struct, frozen=True, kw_only=True):
    """The screen that is turned to her: an address, as letters and as a picture (SVG), and her code."""

    back_url: str
    given_name: str
    words: str
    picture: str
    code: str
    until: str


class WithHer(Struct, frozen=True, kw_only=True):
    url: str
    back_url: str
    name: str
    form: Filled


class Side(Struct, frozen=True):
    """A trait in the dossier, and as the State says it; `key` has words `enrol.field.<key>`."""

    key: str
    here: str
    there: str
    same: bool


class IsItShe(Struct, frozen=True, kw_only=True):
    """Both sides. `same` when all five traits are equal: only then a yes is possible."""

    url: str
    back_url: str
    correct_url: str
    claim: str
    name: str
    initials: str
    asked: str
    sides: tuple[Side, ...]
    same: bool


class InFull(Struct, frozen=True):
    """The matricule in full, on purpose. Empty when it does not open."""

    back_url: str
    name: str
    matricule: str

    def __repr__(self) -> str:
        return "InFull()"


class Row(Struct, frozen=True, kw_only=True):
    """Somebody who is not enrolled yet. `box` is the name of her box to tick, when a letter may be printed."""

    name: str
    url: str
    state: str
    when: str = ""
    ask: str = ""
    box: str = ""


class Waiting(Struct, frozen=True, kw_only=True):
    """`filters` are those of `queries.STATES`, the present one checked."""

    url: str
    new_url: str
    rows: tuple[Row, ...]
    filters: tuple[Choice, ...]
    older_url: str = ""
    wrong: Mapping[str, str] = EMPTY


class Asked(Struct, frozen=True):
    """A house, and what she said there."""

    claim: str
    house: str


class EnrolMe(Struct, frozen=True, kw_only=True):
    """The person's page. `known`: her provider said who she is. `asking` is the house that asks her a question now."""

    known: bool
    ways: tuple[Way, ...] = ()
    asking: Asked | None = None
    looking: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    wrong: Mapping[str, str] = EMPTY
    unopened: bool = False
    said_no: bool = False
    impossible: bool = False
