"""What a person says of a paper that she adds, and the rows of this domain, their words still sealed."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from backend.people.apart import Mine

ME = "moi"


class Bringing(msgspec.Struct, frozen=True, kw_only=True):
    """Its name in her words, the shelf, and who may read it; in which house, when she has several."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)] = msgspec.field(name="nom")
    shelf: Annotated[str, msgspec.Meta(max_length=30)] = msgspec.field(name="dans")
    dossier: UUID | None = msgspec.field(name="chez", default=None)
    who: Literal["equipe", "moi"] = msgspec.field(name="qui", default="equipe")
    key: UUID


class Place(msgspec.Struct):
    """A dossier where she may add to a shelf, by its house, with the key that seals what she adds."""

    dossier: UUID
    house: str
    establishment_id: UUID
    key_id: UUID
    kek_id: str
    wrapped: bytes
    teams: str
    since: date

    @property
    def mine(self) -> Mine:
        return Mine(self.house, self.establishment_id, self.teams, self.since)


class Shelf(msgspec.Struct):
    family: str


class Brought(msgspec.Struct):
    """One that was sent: not read yet, filed under the same id, or refused."""

    id: UUID
    establishment_id: UUID
    family: str
    title: bytes
    state: str
    reason: str | None
    received_at: datetime
    hidden: bool
    mine: bool
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


class Arriving(msgspec.Struct):
    """One that nobody has read yet: what came, who sent it and for whom, by their names."""

    id: UUID
    establishment_id: UUID
    dossier_id: UUID
    family: str
    brought_by: UUID
    brought_as: str
    title: bytes
    hidden: bool
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
    sent_on: datetime
    zone: str
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    whose: str
    who: str
