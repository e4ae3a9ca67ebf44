"""What the reads of this domain return: rows of PostgreSQL, still sealed where the words are."""

from datetime import date, datetime
from uuid import UUID

import msgspec


class PaperRow(msgspec.Struct):
    """One paper in a list, with the key that opens its title and origin."""

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
    fresh: bool
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


class OpenedRow(msgspec.Struct):
    """One paper opened, and where its reading is kept."""

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
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    file_id: UUID
    store_key: str
    file_key: bytes
    size: int
    sha256: bytes
    media_type: str


class Count(msgspec.Struct):
    number: int


class DepositStatus(msgspec.Struct):
    """What a program is told of a parcel: never whether the person is known here."""

    id: UUID
    received_at: datetime
    state: str


class Filing(msgspec.Struct, frozen=True):
    """What intake needs of a parcel."""

    id: UUID
    establishment_id: UUID
    machine_id: UUID
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
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
