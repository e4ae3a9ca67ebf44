"""The rows of photos."""

from uuid import UUID

import msgspec


class PhotoFile(msgspec.Struct):
    """A sealed file of a photo, and the key that opens its row."""

    id: UUID
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


class PhotoArriving(msgspec.Struct):
    """A photo that nobody looked at yet, with the file that came."""

    id: UUID
    establishment_id: UUID
    dossier_id: UUID
    file_id: UUID
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
