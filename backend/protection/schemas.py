"""What the forms say, and the rows that reads return."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Code = Annotated[str, msgspec.Meta(max_length=40)]


class Entering(msgspec.Struct, frozen=True, kw_only=True):
    """A measure as it is typed: `measure` is kind/scope; who holds it says a code, or is an organisation."""

    key: UUID
    measure: Annotated[str, msgspec.Meta(max_length=60)] = msgspec.field(name="mesure")
    code: Code = msgspec.field(name="code", default="")
    office: UUID | None = msgspec.field(name="organisme", default=None)
    decided: str = msgspec.field(name="decision")
    starts: str = msgspec.field(name="debut")
    ends: str = msgspec.field(name="fin", default="")
    evidence: Literal["judgment", "extract", "mandate", "record"] = msgspec.field(name="preuve")
    told: bool = msgspec.field(name="prevenue", default=False)


class Stopping(msgspec.Struct, frozen=True):
    """`day`: of the decision; empty is at once."""

    key: UUID
    why: Literal["ended", "replaced", "withdrawn", "forbidden", "emancipated"] = msgspec.field(name="pourquoi")
    day: str = msgspec.field(name="jour", default="")


class NamingOffice(msgspec.Struct, frozen=True):
    key: UUID
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)] = msgspec.field(name="nom")


class Saying(msgspec.Struct, frozen=True):
    """The code that somebody says at the desk."""

    key: UUID
    code: Code


class Row(msgspec.Struct):
    """A measure for the desk. `mine`: she entered it. `agrees`: what the person said last, if she was asked."""

    id: UUID
    kind: str
    scope: str
    holder: str
    decided_on: date
    starts_on: date
    ends_at: datetime | None
    evidence: str
    mine: bool
    checked: bool
    stopped: bool
    why: str | None
    agrees: bool | None


class Mine(msgspec.Struct):
    """A measure for the person it is about, and the house that entered it.

    `aidant`: one who acts by it, if any. `released_on`: when its holder agreed to what is shown to a child.
    """

    id: UUID
    kind: str
    scope: str
    holder: str
    house: str
    phone: str | None
    starts_on: date
    ends_at: datetime | None
    ended: bool
    agrees: bool | None
    proved: bool
    dossier: UUID
    aidant: UUID | None
    released_on: date | None
    checked: bool


class OfficeRow(msgspec.Struct):
    id: UUID
    name: str
    members: int
    measures: int


class MemberRow(msgspec.Struct):
    id: UUID
    name: str
    mine: bool
    checked: bool
