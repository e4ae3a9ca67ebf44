"""What is agreed about a child: what the form says, and the rows that reads return."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec


class Agreeing(msgspec.Struct, frozen=True):
    """How mature she is, the day on which it was agreed; `heard`: she was listened to. Each holder has a box more."""

    key: UUID
    maturity: Literal["alone", "helped", "not-yet"] = msgspec.field(name="maturite")
    day: str = msgspec.field(name="jour")
    heard: bool = msgspec.field(name="accord", default=False)


class MinorRow(msgspec.Struct):
    """`until`: when she is of age. The rest is None until something was agreed."""

    until: datetime
    maturity: str | None
    agreed_on: date | None
    withheld: list[str]


class Authority(msgspec.Struct):
    """Who holds authority over her, by which measure. `agreed`: the last time."""

    measure: UUID
    holder: str
    kind: str
    agreed: bool
