"""What the desk of mandates shows."""

from msgspec import Struct

from backend.delegation.schemas import Proposal
from backend.entrusting.views import IN_ONE_TAP, RELATIONS, UNTILS, Field
from backend.kit.forms import Form
from backend.mandates.schemas import Entering, Looking, Preparing


class Line(Struct, frozen=True):
    """A mandate that waits. `state`: paper, second."""

    name: str
    aidant: str
    state: str
    day: str
    url: str


class ToCheck(Struct, frozen=True):
    """A measure that waits for a second person. `url`: its judgment, and where it is checked."""

    name: str
    what: str
    day: str
    url: str


class ToReplace(Struct, frozen=True):
    """The right paper is awaited, at `url`. `what`: the measure, if it is one. `said`: the reader said so."""

    name: str
    what: str
    day: str
    said: bool
    url: str


class Mandates(Struct, frozen=True, kw_only=True):
    """`done`: "", "cancelled"."""

    url: str
    rows: tuple[Line, ...]
    form: Form[Looking]
    measures: tuple[ToCheck, ...] = ()
    papers: tuple[ToReplace, ...] = ()
    done: str = ""


class Prepare(Struct, frozen=True, kw_only=True):
    """Whom she names, and for what."""

    url: str
    back_url: str
    name: str
    whom: Form[Preparing]
    form: Form[Proposal]
    relations: tuple[str, ...] = RELATIONS
    untils: tuple[str, ...] = UNTILS
    presets: tuple[Field, ...] = IN_ONE_TAP


class One(Struct, frozen=True, kw_only=True):
    """`state`: paper, second, confirmed, cancelled, expired. `may_confirm`: the actor did not enter the paper.
    `proof_url`: where the signed paper is, and where it is confirmed.

    `wrong`: why the house could not confirm. `done`: "", "prepared", "entered", "confirmed".
    """

    url: str
    back_url: str
    name: str
    aidant: str
    reference: str
    state: str
    words: tuple[str, ...]
    until: str
    form: Form[Entering]
    signed_on: str = ""
    evidence: str = ""
    entered: str = ""
    decided: str = ""
    may_confirm: bool = False
    proof_url: str = ""
    wrong: str = ""
    done: str = ""
