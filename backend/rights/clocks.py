"""What the law says of each kind of request, loaded once from clocks.yaml, where the sources are."""

from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from backend.paths import ROOT

SOURCE = ROOT / "backend" / "rights" / "clocks.yaml"
OPPOSE_DMP = "oppose-dmp"


class Appeal(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to ask after a no: words `appeal.<slug>`, and the article that says so."""

    slug: str
    law: str


class Clock(Struct, frozen=True, forbid_unknown_fields=True):
    """`right` is the article of the right, `clock` the one of the delay: `months` from the day of the request.

    `act`: what it is when it is asked for a child.
    """

    right: str
    clock: str
    months: int
    act: Literal["usual", "non_usual"]
    appeals: tuple[Appeal, ...]


@cache
def clocks() -> dict[str, Clock]:
    return msgspec.yaml.decode(SOURCE.read_bytes(), type=dict[str, Clock])
