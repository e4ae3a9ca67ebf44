"""What the pages of « Me prévenir » show."""

from msgspec import Struct

from backend.kit.forms import Filled


class Mail(Struct, frozen=True):
    """`state`: none, waiting (for its code), on, refused. `shown` is the address, masked."""

    state: str
    shown: str = ""


class Tick(Struct, frozen=True):
    """`kind` is a code: message, paper. `name` is that of the box."""

    name: str
    kind: str
    checked: bool


class Group(Struct, frozen=True):
    """What one may be told of: hers, or of `person`."""

    ticks: tuple[Tick, ...]
    person: str = ""


class Telling(Struct, frozen=True, kw_only=True):
    """`here`: this browser is told, by our present key. `voice`: our key for its maker; empty, nobody can be told.

    `mail` is None where nobody is written to. `night` is the word of one of `nights`; `offered` are the boxes shown.
    """

    here: bool
    voice: str
    mail: Mail | None = None
    groups: tuple[Group, ...] = ()
    nights: tuple[str, ...] = ()
    night: str = ""
    offered: str = ""
    done: str = ""


class Address(Struct, frozen=True):
    """The field for an address."""

    form: Filled


class Code(Struct, frozen=True):
    """The field for the code that was sent to `shown`. `over`: it serves no more. `refused`: it could not arrive."""

    form: Filled
    shown: str
    over: bool = False
    refused: bool = False
