"""Rows about papers that somebody said are not hers."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.documents.schemas import PaperHead


class Verifier(msgspec.Struct):
    """Who answers for identities in a house."""

    name: str
    role: str


class MyDispute(msgspec.Struct):
    """One that I said; `outcome` once it is settled."""

    id: UUID
    at: datetime
    outcome: str | None
    document_id: UUID
    house: str
    time_zone: str
    verifier: str | None
    role: str | None


class Dispute(msgspec.Struct):
    """One that waits, and as whose the paper was filed."""

    id: UUID
    at: datetime
    given_name: str
    family_name: str
    birthdate: str
    birth_name: str
    given_names: str
    sex: str
    birthplace: str


class WaitingDispute(PaperHead):
    """The same in a list, with what opens the title of the paper."""

    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    dispute_id: UUID
    at: datetime
    given_name: str
    family_name: str
    birthdate: str
