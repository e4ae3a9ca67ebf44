"""The identities of a house for who answers for them: whom to look at, who is not sure yet, and one of them."""

from datetime import datetime
from uuid import UUID

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Statement


class Line(msgspec.Struct):
    """Somebody of the house in a list; `state` is that of the last question to INSi."""

    dossier_id: UUID
    given_name: str
    family_name: str
    birthdate: str
    status: str
    at: datetime
    state: str | None


class Identity(msgspec.Struct):
    """One dossier, and the last question to INSi: what it said, as long as somebody must look."""

    id: UUID
    given_name: str
    family_name: str
    status: str
    matricule_oid: str | None
    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    search: UUID | None
    state: str | None
    reason: str | None
    doubtful: bool | None
    asked_at: datetime | None
    outcome: str | None
    said_birth_name: str | None
    said_given_names: str | None
    said_birthdate: str | None
    said_sex: str | None
    said_birthplace: str | None


class Proof(msgspec.Struct):
    """A document that somebody saw."""

    kind: str
    at: datetime
    who: str | None


_NAMED = "coalesce(d.used_given_name, split_part(d.given_names, ' ', 1)), coalesce(d.used_name, d.birth_name)"
_LISTED = f"""
with shown as (
    select d.id, d.establishment_id, null::uuid as dossier_id, {{at}} as at, {{state}} as state
      from {{rows}} order by 4, 1 limit 20
), noted as ({noted("identities.listed", "identity")})
select d.id, {_NAMED}, d.birthdate, d.identity_status, s.at, s.state
  from shown s join dossier d on d.id = s.id order by s.at, s.id"""
_LAST = "(select i.state from insi_search i where i.dossier_id = d.id order by i.asked_at desc, i.id limit 1)"
_UNSURE = """dossier d where d.establishment_id = (select acting_house()) and d.identity_status <> 'QUAL'
       and d.created_at >= cast(:since as timestamptz)
       and (d.created_at > cast(:since as timestamptz) or d.id > cast(:after as uuid))"""
# What INSi says otherwise, and what somebody says is not hers.
_DIFFERENT = """(select s.dossier_id, s.asked_at, s.state from insi_search s
        where s.establishment_id = (select acting_house()) and s.state in ('unlike', 'twice') and s.settled_at is null
       union all
       select p.attached_id, p.refused_at, 'refused' from dossier_pair p
        where p.establishment_id = (select acting_house()) and p.refused_at is not null and p.split_at is null) i
       join dossier d on d.id = i.dossier_id"""
# The oldest first, on both: when one is settled, another takes its place.
UNSURE = Statement(_LISTED.format(at="d.created_at", state=_LAST, rows=_UNSURE), Line)
DIFFERENT = Statement(_LISTED.format(at="i.asked_at", state="i.state", rows=_DIFFERENT), Line)

ONE = Statement(
    f"""
with shown as (
    select d.id, d.establishment_id, d.id as dossier_id from dossier d
     where d.id = :dossier and d.establishment_id = (select acting_house())
), noted as ({noted("identity.read", "identification")})
select d.id, {_NAMED}, d.identity_status, d.matricule_oid, d.birth_name, d.given_names, d.birthdate, d.sex,
       d.birthplace, i.id, i.state, i.reason, i.doubtful, i.asked_at, i.outcome,
       i.birth_name, i.given_names, i.birthdate, i.sex, i.birthplace
  from shown s join dossier d on d.id = s.id
  left join lateral (select * from insi_search i where i.dossier_id = s.id order by i.asked_at desc, i.id limit 1) i
    on true""",
    Identity,
)
PROOFS = Statement(
    """select p.kind, p.seen_at, m.shown_name
         from identity_proof p left join lateral (
              select m.shown_name from membership m where m.person_id = p.seen_by
                 and m.establishment_id = p.establishment_id order by m.starts_at desc, m.id limit 1) m on true
        where p.dossier_id = :dossier order by p.seen_at desc, p.id limit 5""",
    Proof,
)
