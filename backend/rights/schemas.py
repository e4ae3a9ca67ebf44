"""What crosses the wire, and the rows that reads return (words still sealed)."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

Words = Annotated[str, msgspec.Meta(max_length=2000)]


class Opposition(msgspec.Struct, frozen=True):
    """A paper that she does not want in her DMP: the picture of her reason, and her own words."""

    paper: UUID = msgspec.field(name="papier")
    reason: Literal["private", "readers", "wrong", "other"] = msgspec.field(name="pourquoi")
    key: UUID
    words: Words = msgspec.field(name="mots", default="")


class Withdrawal(msgspec.Struct, frozen=True):
    key: UUID


class Answer(msgspec.Struct, frozen=True):
    """What the house says: yes, or no and why."""

    decision: Literal["accepted", "refused"] = msgspec.field(name="reponse")
    key: UUID
    words: Words = msgspec.field(name="mots", default="")


class Ground(msgspec.Struct):
    """What a new request stands on: the paper’s house, dossier and key; the request that is alive already, if any.

    `authority`: the kinds of the measures by which whoever asks holds authority over a child.
    """

    establishment_id: UUID
    dossier_id: UUID
    time_zone: str
    key_id: UUID
    kek_id: str
    wrapped: bytes
    alive: UUID | None
    authority: list[str] | None


class RequestRow(msgspec.Struct):
    """A request, whose it is, and its paper's sealed title: none when the reader may not see the paper."""

    id: UUID
    establishment_id: UUID
    dossier_id: UUID
    house: str
    given_name: str
    family_name: str
    kind: str
    reference: str
    asked_at: datetime
    due_on: date
    state: str
    reason: bytes
    answer: bytes | None
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    document_id: UUID
    title: bytes | None
    title_key_id: UUID | None
    title_kek_id: str | None
    title_wrapped_key: bytes | None
    has_receipt: bool


class EventRow(msgspec.Struct):
    """A step, and who did it as the people of the house know her (None for the person and the system).

    `relation`: what an aidant is to the person; `authority`: as of a new request.
    """

    kind: str
    at: datetime
    name: str | None
    role: str | None
    relation: str | None
    authority: list[str] | None
