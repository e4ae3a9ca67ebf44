"""What a browser says of itself, and what is kept of it."""

from typing import Annotated
from uuid import UUID

import msgspec

from backend.notifications.rules import AUTH, KEY, LONGEST

Text = Annotated[str, msgspec.Meta(max_length=LONGEST)]


class Subscribing(msgspec.Struct, frozen=True):
    """The fields of the form: an address and two keys, as RFC 8291 wants them."""

    endpoint: Text
    p256dh: Annotated[str, msgspec.Meta(pattern=KEY)]
    auth: Annotated[str, msgspec.Meta(pattern=AUTH)]


class Kept(msgspec.Struct):
    """A subscription, still wrapped."""

    id: UUID
    kek_id: str
    wrapped: bytes
    voice: str


class Seen(msgspec.Struct):
    """A thread or a paper in sight."""

    what: UUID


class Told(msgspec.Struct):
    """Whether this browser is told, and by which of our keys."""

    voice: str
