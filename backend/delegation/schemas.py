"""What crosses the wire, and the rows that reads return."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Relation = Literal["sis", "bro", "mth", "fth", "child", "sigothr", "fammemb", "frnd"]
"""Codes of JDV_J11, in small letters: sister, brother, mother, father, child, partner, another relative, a friend."""
Until = Literal["month", "quarter", "year"]
"""For a month, for three, or to the end of the year."""


class Proposal(msgspec.Struct, frozen=True):
    """Whom a person wants to name, and for what: nothing is given before she has seen what it shows."""

    code: Annotated[str, msgspec.Meta(max_length=40)]
    relation: Relation = msgspec.field(name="lien")
    until: Until = msgspec.field(name="jusqua")
    key: UUID
    write: bool = msgspec.field(name="ecrire", default=False)
    told: bool = msgspec.field(name="prevenir", default=False)

    @property
    def options(self) -> tuple[str, ...]:
        """Of `presets`, those that she added."""
        return tuple(name for name in ("write", "told") if getattr(self, name))


class Pressed(msgspec.Struct, frozen=True):
    """A button and nothing else."""

    key: UUID


class Given(msgspec.Struct):
    """A delegation that the actor gave, and the squares of it that hold: "read/attestations"."""

    id: UUID
    given_name: str
    family_name: str
    relation: str
    given_at: datetime
    ends_at: datetime
    stopped_at: datetime | None
    squares: list[str]


class Attested(msgspec.Struct):
    """A delegation and whose it is; `proof` is the SHA-256 of the words agreed to, `agreed_text` their version."""

    id: UUID
    given_name: str
    family_name: str
    relation: str
    given_at: datetime
    ends_at: datetime
    stopped_at: datetime | None
    squares: list[str]
    agreed_text: str
    proof: bytes
    own_given_name: str
    own_family_name: str

    @property
    def given(self) -> Given:
        told = (self.id, self.given_name, self.family_name, self.relation)
        return Given(*told, self.given_at, self.ends_at, self.stopped_at, self.squares)


class Helped(msgspec.Struct):
    """Somebody for whom the actor may act now."""

    delegation: UUID
    person: UUID
    given_name: str
    family_name: str
    ends_at: datetime
