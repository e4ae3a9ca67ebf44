"""A code for each person: on a letter, thirty days; on the desk's screen, ten minutes. Kept only as a keyed hash.

A new code ends the one before. None is made for somebody who is enrolled, nor of a dossier that is
closed, or hers by a pair.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal
from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.identity.cards.hashing import CardKey
from backend.kit.errors import NotFound

Kind = Literal["letter", "phone"]
LASTS = {"letter": timedelta(days=30), "phone": timedelta(minutes=10)}


def _make(kind: Kind) -> str:
    """Those of before are replaced first: the new ones wait for their count."""
    return f"""
    with replaced as (
        update enrolment_code set revoked = true where dossier_id = any ($2::uuid[]) and used_at is null and not revoked
        returning 1
    ), shown as (
        insert into enrolment_code (id, establishment_id, dossier_id, kind, code_hash, made_by, ends_at)
        select u.id, d.establishment_id, d.id, '{kind}', u.hash, actor_id(), now() + $4
          from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as u (id, dossier_id, hash)
          join dossier d on d.id = u.dossier_id and d.linked_at is null and d.establishment_id = acting_house()
               and d.open_until > now() and not d.id = any ((select attached_here())::uuid[])
         where (select count(*) from replaced) >= 0
        returning dossier_id as id, establishment_id, dossier_id
    ), noted as ({noted(f"enrolment.{kind}", "enrolment")})
    select count(*) from shown"""


MAKE = {"letter": _make("letter"), "phone": _make("phone")}


async def make(sql: Connection, key: CardKey, kind: Kind, people: Sequence[UUID], codes: Sequence[str]) -> None:
    """One code each, in order. Raises NotFound, and makes none, when one of them may have none."""
    ids, hashes = [uuid4() for _ in people], [key.enrolment(code) for code in codes]
    if await sql.fetchval(MAKE[kind], ids, list(people), hashes, LASTS[kind]) != len(people):
        raise NotFound
