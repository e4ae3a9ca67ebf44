"""What the reads of this domain return: rows of PostgreSQL, still sealed where the words are."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from backend.documents.arriving import Kind
from backend.people.matching import Traits


class PaperHead(msgspec.Struct):
    """What every row about a paper begins with: `queries.COLUMNS`, in that order."""

    id: UUID
    establishment_id: UUID
    dossier_id: UUID
    house: str
    family: str
    type_code: str
    type_system: str
    written_on: date
    title: bytes
    origin: bytes
    hidden: bool
    untold: bool  # she must not know of it yet
    brought_as: str | None
    """« usager », or the relation of an aidant, when a person added it; `by_reader`: who reads this did."""
    by_reader: bool


class OpenedRow(PaperHead):
    """One paper opened, and where its reading is kept."""

    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    file_id: UUID
    store_key: str
    file_key: bytes
    size: int
    sha256: bytes
    media_type: str
    original_type: str
    original_size: int
    seen: bool  # by this reader, before now
    state: str
    paged: bool  # it has pages to look at
    annexed: bool  # something came beside it
    told_by: str | None = None  # who announced it: told to the staff
    told_at: datetime | None = None
    kin: bool = False  # there are other versions of it: told to the person herself


class Count(msgspec.Struct):
    number: int


class DepositStatus(msgspec.Struct, omit_defaults=True):
    """What a program is told of a parcel: never whether the person is known here."""

    id: UUID
    received_at: datetime
    state: str
    reason: str | None = None  # of a refusal: it is about the file, never about a person
    detail: str = ""  # what its sender can do, in words


class Said(msgspec.Struct, frozen=True):
    """What a waiting parcel says of itself: the other side is in the dossiers it looks like."""

    traits: Traits
    title: str
    origin: str
    written_on: date | None


class Filing(msgspec.Struct, frozen=True):
    """What intake needs of a parcel."""

    id: UUID
    establishment_id: UUID
    machine_id: UUID
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
    kind: Kind
    key_id: UUID
    kek_id: str
    wrapped_house_key: bytes
    wrapped_index_key: bytes


class TitleRow(msgspec.Struct):
    """A paper's sealed title, for a link to it."""

    id: UUID
    establishment_id: UUID
    title: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
