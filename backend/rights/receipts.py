"""What is asked of the database about a receipt: what it tells, where it is kept, whether it is one."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.rights.queries import NAME


class ReceiptRow(msgspec.Struct):
    """Where a receipt is kept, and what opens it."""

    id: UUID
    reference: str
    store_key: str
    wrapped: bytes
    size: int
    sha256: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes


class Printing(msgspec.Struct):
    """What the receipt of a request tells."""

    id: UUID
    establishment_id: UUID
    house: str
    time_zone: str
    given_name: str
    family_name: str
    kind: str
    reference: str
    asked_at: datetime
    due_on: date
    document_id: UUID
    title: bytes
    title_key_id: UUID
    title_kek_id: str
    title_wrapped_key: bytes
    key_id: UUID
    kek_id: str
    wrapped_key: bytes
    is_made: bool
    asked_for_by: str | None  # an aidant, and what she is to the person
    relation: str | None


class Authentic(msgspec.Struct):
    """All that a stranger with a receipt in her hand is told."""

    kind: str
    asked_on: date


RECEIPT = Statement(
    f"""
    with shown as (select * from request r where r.id = :id), noted as ({noted("request.receipt", "own")})
    select s.id, s.reference, f.store_key, f.wrapped, f.size, f.sha256, k.id, k.kek_id, k.wrapped
      from shown s join request_receipt f on f.request_id = s.id join dossier_key k on k.id = f.key_id
    """,
    ReceiptRow,
)

TO_PRINT = Statement(
    f"""
    select s.id, s.establishment_id, e.name, e.time_zone, {NAME}, s.kind, s.reference, s.asked_at, s.due_on,
           p.id, p.title, pk.id, pk.kek_id, pk.wrapped, k.id, k.kek_id, k.wrapped,
           exists (select from request_receipt r where r.request_id = s.id), aidant.name, aidant.relation
      from request s
      left join lateral aidant_known_as(s.asked_by, s.dossier_id, s.asked_at) aidant on true
      join establishment e on e.id = s.establishment_id
      join dossier d on d.id = s.dossier_id
      join dossier_key k on k.id = s.key_id
      join document p on p.id = s.document_id
      join dossier_key pk on pk.id = p.key_id
     where s.id = :id
    """,
    Printing,
)

AUTHENTIC = Statement("select kind, asked_on from receipt_of(:reference)", Authentic)
