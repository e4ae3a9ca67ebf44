"""What is typed at the desk about a mandate, and the rows that reads return."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta, field

from backend.kit.forms import OF_SOMEBODY

Name = Annotated[str, Meta(max_length=80, extra=OF_SOMEBODY)]


class Preparing(msgspec.Struct, frozen=True):
    """Whom the paper names; what she may do is a `Proposal`."""

    key: UUID
    given_name: Name = field(name="prenom")
    family_name: Name = field(name="nom")

    def __repr__(self) -> str:
        return "Preparing()"


class Entering(msgspec.Struct, frozen=True):
    """The paper came back: the aidant's own code, the day of the signature, and what was seen."""

    key: UUID
    code: Annotated[str, Meta(max_length=40)]
    signed_on: Annotated[str, Meta(max_length=30)] = field(name="signe_le")
    evidence: Annotated[str, Meta(max_length=1000)] = field(name="preuve")
    seen: bool = field(name="vu", default=False)

    def __repr__(self) -> str:
        return "Entering()"


class Looking(msgspec.Struct, frozen=True):
    """The number that is on the paper."""

    key: UUID
    reference: Annotated[str, Meta(max_length=40)] = field(name="numero")


class Waiting(msgspec.Struct):
    """A mandate that waits: for its paper, or for a second person."""

    id: UUID
    name: str
    aidant: str
    entered: bool
    prepared_at: datetime


class ToCheck(msgspec.Struct):
    """A measure whose judgment waits for a second person."""

    id: UUID
    name: str
    kind: str
    scope: str
    entered_at: datetime


class ToReplace(msgspec.Struct):
    """What waits for the right paper. `what`: measure, mandate. `said`: the reader said that the last one is not."""

    about: UUID
    name: str
    what: str
    kind: str
    scope: str
    said_at: datetime
    said: bool


class Mandate(msgspec.Struct):
    """One mandate of the house. `state`: paper, second, confirmed, cancelled, expired. `entered` and `decided` are the
    names of who did; `mine`: the actor entered it."""

    id: UUID
    dossier_id: UUID
    name: str
    reference: str
    given_name: str
    family_name: str
    relation: str
    words: str
    rights_end: datetime
    expires_at: datetime
    prepared_at: datetime
    signed_on: date | None
    evidence: bytes | None
    decided_at: datetime | None
    state: str
    mine: bool
    key_id: UUID
    kek_id: str
    wrapped: bytes
    entered: str | None
    decided: str | None
    aidant: str | None
    zone: str

    def __repr__(self) -> str:
        return f"Mandate(id={self.id})"
