"""What the pages about attestations show."""

from msgspec import Struct

from backend.kit.forms import Told


class Line(Struct, frozen=True, kw_only=True):
    """One attestation. `state`: now, paused, ended, stopped."""

    name: str
    relation: str
    state: str
    day: str
    url: str


class Attestations(Struct, frozen=True, kw_only=True):
    """Of my aidants, and of those whom I help."""

    given: tuple[Line, ...] = ()
    received: tuple[Line, ...] = ()


class Check(Struct, frozen=True, kw_only=True):
    """`state`: "" before anything is asked, valid, resting, over, unknown, wait. Nobody is named."""

    state: str = ""
    reference: str = ""
    day: str = ""
    wrong: Told = Told()
