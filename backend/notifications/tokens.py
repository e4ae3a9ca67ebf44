"""What a notification brings back when it is touched: ids, sealed by us for us. Its length is always the same."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

import msgspec

from backend.kit.keyring import KeyRing
from backend.kit.sealing import Broken
from backend.notifications.rules import WORDS, Kind

ABOUT = b"notification"
CAPACITIES = ("usager", "aidant")
KINDS: tuple[Kind, ...] = tuple(WORDS)
DEVICES = "/appareils"
SIZE = 49
NOBODY = UUID(int=0)


class Opening(msgspec.Struct, frozen=True):
    """For whom, as whom, for whom she acts, and what: a thread where there is a message, a paper, her ways in, an
    access that ends, an appointment, or an invitation that was answered."""

    person: UUID
    capacity: str
    subject: UUID | None
    kind: Kind
    what: UUID

    @property
    def path(self) -> str:
        if self.kind == "access":
            return DEVICES
        if self.kind == "reminder":
            return f"{'/j-aide' if self.subject else '/aidants'}/{self.what}"
        if self.kind == "appointment":
            return f"/rendez-vous/{self.what}"
        if self.kind == "invitation":
            return f"/aidants/invitations/{self.what}"
        base = f"/pour/{self.subject}" if self.subject else ""
        return f"{base}/{'messages' if self.kind == 'message' else 'papiers'}/{self.what}"


def token(ring: KeyRing, opening: Opening) -> str:
    about = opening.person.bytes + (opening.subject or NOBODY).bytes + opening.what.bytes
    first = CAPACITIES.index(opening.capacity) + len(CAPACITIES) * KINDS.index(opening.kind)
    kek_id, sealed = ring.wrap(bytes([first]) + about, ABOUT)
    return f"{kek_id}.{urlsafe_b64encode(sealed).rstrip(b'=').decode()}"


def opened(ring: KeyRing, words: str) -> Opening | None:
    """None for whatever we did not seal."""
    kek_id, _, sealed = words.partition(".")
    try:
        known = ring.unwrap(kek_id, urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4)), ABOUT)
    except (Broken, ValueError):
        return None
    person, subject, what = (UUID(bytes=known[at : at + 16]) for at in (1, 17, 33))
    kind, capacity = divmod(known[0], len(CAPACITIES))
    return Opening(person, CAPACITIES[capacity], None if subject == NOBODY else subject, KINDS[kind], what)
