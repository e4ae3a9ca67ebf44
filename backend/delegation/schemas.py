"""What crosses the wire, and the rows that reads return."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.people.apart import Mine

Relation = Literal["sis", "bro", "mth", "fth", "child", "sigothr", "fammemb", "frnd"]
"""Codes of JDV_J11, in small letters: sister, brother, mother, father, child, partner, another relative, a friend."""
What = Literal["everyday", "everyday-messages", "errands", "messages", "all", "own"]
"""One of the presets, or squares of one's own."""
Until = Literal["month", "quarter", "year", "day"]
"""For a month, for three, to the end of the year, or to a day that she says."""
Day = Annotated[str, msgspec.Meta(max_length=20)]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """From when to when, and why; `ends` and `starts` are days as she typed them."""

    ends: Day = msgspec.field(name="fin", default="")
    starts: Day = msgspec.field(name="debut", default="")
    motive: Annotated[str, msgspec.Meta(max_length=300)] = msgspec.field(name="motif", default="")
    key: UUID


class Proposal(Wish, frozen=True, kw_only=True):
    """Whom a person wants to name, and for what: nothing is given before she has seen what it shows."""

    code: Annotated[str, msgspec.Meta(max_length=40)]
    relation: Relation = msgspec.field(name="lien")
    until: Until = msgspec.field(name="jusqua")
    what: What = msgspec.field(name="quoi")
    told: bool = msgspec.field(name="prevenir", default=False)


class Change(Wish, frozen=True, kw_only=True):
    """Another grid for the same aidant; until the same day as before, when she says nothing else."""

    until: Literal["same", "month", "quarter", "year", "day"] = msgspec.field(name="jusqua", default="same")


class Pressed(msgspec.Struct, frozen=True):
    """A button and nothing else."""

    key: UUID


class Given(msgspec.Struct):
    """A delegation that the actor gave, and the squares of it: "read/attestations"."""

    id: UUID
    given_name: str
    family_name: str
    relation: str
    given_at: datetime
    starts_at: datetime
    ends_at: datetime
    stopped_at: datetime | None
    ground: str
    follows: UUID | None
    squares: list[str]


class Held(msgspec.Struct):
    """A delegation that may be changed: by whom it is held, since when, and the dossiers that it names."""

    id: UUID
    aidant: UUID
    given_name: str
    family_name: str
    relation: str
    starts_at: datetime
    ends_at: datetime
    squares: list[str]
    dossiers: list[UUID]
    motive: bytes  # empty when she gave none; then its key is empty too
    key_id: UUID
    kek_id: str
    wrapped: bytes
    house: UUID


class House(msgspec.Struct):
    """A dossier of the actor, by its house; the key that seals what she writes for it."""

    dossier: UUID
    name: str
    establishment_id: UUID
    key_id: UUID
    kek_id: str
    wrapped: bytes
    teams: str
    since: date

    @property
    def mine(self) -> Mine:
        return Mine(self.name, self.establishment_id, self.teams, self.since)


class Helped(msgspec.Struct):
    """Somebody for whom the actor may act now."""

    delegation: UUID
    person: UUID
    given_name: str
    family_name: str
    ends_at: datetime
