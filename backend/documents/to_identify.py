"""Parcels that wait for who must say whose they are: both sides, for staff with the duty."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Statement
from backend.documents.hurrying import hurries
from backend.documents.schemas import Said
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened


class WaitingRow(msgspec.Struct):
    """A parcel in quarantine, with what it says of itself, sealed under the key of the house: nothing, when
    it could not be opened so far."""

    id: UUID
    establishment_id: UUID
    received_at: datetime
    reason: str
    sender: str
    said: bytes | None
    key_id: UUID | None
    kek_id: str | None
    wrapped_key: bytes | None


class AlikeRow(msgspec.Struct):
    """A dossier of the house that it looks like: `unlike` are the names of the traits that differ."""

    dossier_id: UUID
    unlike: str
    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    matricule_oid: str | None


_WAITING = """
with shown as (
    select d.id, d.establishment_id, null::uuid as dossier_id, d.received_at, d.reason, d.machine_id from deposit d
     where d.establishment_id = (select acting_house()) and d.state = 'quarantined' {which}
     order by d.received_at, d.id limit 20
), noted as ({noted})
select s.id, s.establishment_id, s.received_at, s.reason, m.label, q.said, k.id, k.kek_id, k.wrapped
  from shown s
  join machine_client m on m.id = s.machine_id
  left join quarantine q on q.deposit_id = s.id
  left join establishment_key k on k.id = q.key_id
 order by s.received_at, s.id
"""
_LATER = """and d.received_at >= cast(:since as timestamptz)
       and (d.received_at > cast(:since as timestamptz) or d.id > cast(:after as uuid))"""
WAITING = Statement(_WAITING.format(which=_LATER, noted=noted("deposits.listed", "identity")), WaitingRow)
ONE_WAITING = Statement(_WAITING.format(which="and d.id = :id", noted=noted("deposit.read", "identity")), WaitingRow)

# Whose traits were read beside it is noted too, though no paper of theirs is.
ALIKE = Statement(
    f"""
with alike as (select * from look_alikes(:deposit)),
shown as (select dossier_id as id, (select acting_house()) as establishment_id, null::uuid as dossier_id from alike),
noted as ({noted("identities.compared", "identity")})
select * from alike
""",
    AlikeRow,
)


def said_by(ring: KeyRing, row: WaitingRow) -> Said | None:
    if row.said is None or row.key_id is None or row.kek_id is None or row.wrapped_key is None:
        return None
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
    words = key.unseal(row.said, row.establishment_id, "quarantine", row.id, "said")
    return msgspec.json.decode(words, type=Said)


class Hurried(msgspec.Struct):
    """A program that brought too many papers of nobody within the hour."""

    label: str


# A human looks at all that it brings for a while: the house looks at its software, or at who uses it.
HURRIED = Statement(
    f"""select m.label from machine_client m
         where m.establishment_id = (select acting_house()) and 'identity' = any ((select my_duties())::text[])
           and {hurries("m.establishment_id", "m.id")}
         order by m.label""",
    Hurried,
)
