"""What the gate says of passkeys, and what a browser answers."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

LONGEST = 16_000
Part = Annotated[str, msgspec.Meta(max_length=LONGEST, pattern="^[A-Za-z0-9_-]*$")]  # base64url


class Asked(msgspec.Struct):
    id: UUID


class Candidate(msgspec.Struct):
    """A key that is said to have answered."""

    id: UUID
    person: UUID
    public_key: bytes


class Opened(msgspec.Struct):
    """Whose sign-in; `told` when she is to be told that her key may be there twice."""

    person: UUID
    told: bool


class Mine(msgspec.Struct):
    """A key of hers; its name is still wrapped."""

    id: UUID
    credential_id: bytes
    transports: str
    kek_id: str
    wrapped: bytes
    created_at: datetime
    usable_from: datetime
    last_used_at: datetime | None
    suspect_at: datetime | None


class Happened(msgspec.Struct):
    """Something that was done to a key of hers, `here` in this very sign-in or elsewhere."""

    kind: str
    at: datetime
    kek_id: str
    wrapped: bytes
    passkey: UUID
    here: bool
    label: str


class Signed(msgspec.Struct, rename="camel"):
    """`AuthenticatorAssertionResponse`, as JSON (WebAuthn level 3, 5.1.8)."""

    client_data_json: Part = msgspec.field(name="clientDataJSON")
    authenticator_data: Part
    signature: Part
    user_handle: Part | None = None


class Assertion(msgspec.Struct, rename="camel"):
    id: Part
    raw_id: Part
    type: str
    response: Signed


class Attested(msgspec.Struct, rename="camel"):
    """`AuthenticatorAttestationResponse`, as JSON."""

    client_data_json: Part = msgspec.field(name="clientDataJSON")
    attestation_object: Part
    transports: list[str] = []


class Creation(msgspec.Struct, rename="camel"):
    id: Part
    raw_id: Part
    type: str
    response: Attested


class New(msgspec.Struct, frozen=True):
    """A key that was just made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int
    synced: bool
    backed_up: bool
    transports: str


class Used(msgspec.Struct, frozen=True):
    """What a key said when it was used."""

    sign_count: int
    backed_up: bool
