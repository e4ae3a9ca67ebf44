"""Two dossiers of the house that look like one person's: join them, take them apart. An act, once, told in both."""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.kit.errors import DomainError
from backend.people.twins import Civil, Number, Verdict, compare

_ACT = "with changed as (select * from {door}), noted as ({noted}) select count(*) from changed"
JOIN = _ACT.format(door="join_dossiers($1, $2, $3)", noted=noted("identity.joined", "identification", "changed"))
SPLIT = _ACT.format(door="split_dossiers($1)", noted=noted("identity.split", "identification", "changed"))
MOST = 5


class NotTogether(DomainError):
    """These two dossiers cannot be joined, or are so no more."""

    status = 404
    slug = "not-together"


class Alike(msgspec.Struct):
    """A dossier of the house born on the same day, or on that day written the other way round."""

    id: UUID
    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    used_name: str
    used_given_name: str
    number: Number
    two_persons: bool
    taken: bool  # joined to another one already

    def civil(self) -> Civil:
        return Civil(
            self.birth_name, self.given_names, self.birthdate, self.sex, self.birthplace, self.used_name,
            self.used_given_name,
        )  # fmt: skip


class Pair(msgspec.Struct):
    """The other dossier, when the two were joined, and what she said of it (`state` of the gate)."""

    other_id: UUID
    given_name: str
    family_name: str
    at: datetime
    state: str


_OPEN = "p.split_at is null and {dossier} in (p.one_id, p.other_id)"
# Whoever's traits were read beside hers is noted: it is a list of people, and no paper of theirs.
ALIKE = Statement(
    f"""
with near as (
    select o.*, d.id as hers, d.matricule_index as her_number, d.person_id as her_person
      from dossier d join dossier o on o.establishment_id = d.establishment_id and o.id <> d.id
           and o.birthdate in (d.birthdate, left(d.birthdate, 4) || '-00-00',
                               left(d.birthdate, 5) || right(d.birthdate, 2) || '-' || substr(d.birthdate, 6, 2))
     where d.id = :dossier and d.establishment_id = (select acting_house()) order by o.created_at, o.id limit 100
), shown as (select id, establishment_id, null::uuid as dossier_id from near),
noted as ({noted("identities.compared", "identity")})
select o.id, o.birth_name, o.given_names, o.birthdate, o.sex, o.birthplace, coalesce(o.used_name, ''),
       coalesce(o.used_given_name, ''),
       case when o.matricule_index is null or o.her_number is null then 'unknown'
            when o.matricule_index = o.her_number then 'same' else 'other' end,
       coalesce(o.person_id <> o.her_person, false),
       exists (select from dossier_pair p where {_OPEN.format(dossier="o.id")})
  from near o""",
    Alike,
)
PAIR = Statement(
    f"""select o.id, coalesce(o.used_given_name, split_part(o.given_names, ' ', 1)),
               coalesce(o.used_name, o.birth_name), p.joined_at,
               coalesce(pair_state(p.id), '')
          from dossier_pair p join dossier o on o.id in (p.one_id, p.other_id) and o.id <> :dossier
         where {_OPEN.format(dossier=":dossier")}""",
    Pair,
)


def likely(hers: Civil, rows: list[Alike]) -> list[tuple[Alike, Verdict]]:
    """Those who may be her, the surest first."""
    told = [(row, compare(hers, row.civil(), row.number)) for row in rows]
    return sorted((one for one in told if one[1] != "different"), key=lambda one: one[1] != "same")[:MOST]


async def join(sql: Connection, dossier: UUID, other: UUID, key: UUID, page: str) -> str:
    """The teams of both see both from now on. Where to go next: `page`. Raises NotTogether."""
    if first := await claim(sql, key, fingerprint(page, str(other)), 303, page):
        return first.location
    if not await sql.fetchval(JOIN, uuid4(), dossier, other):
        raise NotTogether
    return page


async def split(sql: Connection, dossier: UUID, key: UUID, page: str) -> str:
    """As before they were joined. Where to go next: `page`. Raises NotTogether."""
    if first := await claim(sql, key, fingerprint(page, "split"), 303, page):
        return first.location
    if not await sql.fetchval(SPLIT, dossier):
        raise NotTogether
    return page
