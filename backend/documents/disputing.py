"""Say that a paper is not mine; say whose it is. Each is an act, once, with its entry in the trail."""

from typing import Literal
from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.documents.dispute_schemas import Dispute, MyDispute, Verifier, WaitingDispute
from backend.documents.lists import EACH_OF_MINE
from backend.documents.queries import COLUMNS
from backend.kit.errors import NotFound

Outcome = Literal["hers", "not_hers"]
MINE_URL = "/papiers/pas-a-moi"

_ACT = "with changed as (select * from {door}), noted as ({noted}) select count(*) from changed"
SAY = _ACT.format(door="say_not_mine($1, $2)", noted=noted("document.disputed", "right", "changed"))
SETTLE: dict[Outcome, str] = {
    "hers": _ACT.format(door="settle_dispute($1, 'hers')", noted=noted("document.returned", "identity", "changed")),
    "not_hers": _ACT.format(
        door="settle_dispute($1, 'not_hers')", noted=noted("document.withdrawn", "identity", "changed")
    ),
}
ALREADY_SAID = """select exists (select from document_dispute t
                   where t.document_id = $1 and t.said_by = (select actor_id()) and t.settled_at is null)"""

# Who has answered for identities in a house for the longest: a name, to be told before and after.
_VERIFIER = """select m.shown_name, r.label
      from role_duty rd join role r on r.id = rd.role_id
      join membership m on m.role_id = r.id and m.stopped_at is null and m.starts_at <= now() and m.ends_at > now()
     where rd.duty = 'identity' and rd.establishment_id = {house}
     order by m.starts_at, m.id limit 1"""
VERIFIER = Statement(_VERIFIER.format(house=":house"), Verifier)
ANY = f"""select exists (select from {EACH_OF_MINE} join document_dispute t on t.dossier_id = mine.dossier_id)"""
MINE = Statement(
    f"""
    select t.id, t.at, t.outcome, t.document_id, e.name, e.time_zone, v.shown_name, v.label
      from {EACH_OF_MINE}, lateral (
               select * from document_dispute t where t.dossier_id = mine.dossier_id order by t.at desc, t.id limit 20
           ) t
      join establishment e on e.id = t.establishment_id
      left join lateral ({_VERIFIER.format(house="t.establishment_id")}) v on true
     order by t.at desc, t.id limit 20
    """,
    MyDispute,
)

_NAMED = """coalesce(s.used_given_name, split_part(s.given_names, ' ', 1)), coalesce(s.used_name, s.birth_name),
           s.birthdate"""
# The oldest first; when they are settled, others take their place.
WAITING = Statement(
    f"""
    with waiting as (
        select t.id as dispute_id, t.at, d.* from document_dispute t join document d on d.id = t.document_id
         where t.establishment_id = (select acting_house()) and t.settled_at is null order by t.at, t.id limit 20
    ), shown as (select * from waiting), noted as ({noted("documents.listed_of_many", "identity")})
    select {COLUMNS.replace("s.", "w.")}, k.id, k.kek_id, k.wrapped, w.dispute_id, w.at, {_NAMED}
      from waiting w
      join establishment e on e.id = w.establishment_id
      join dossier s on s.id = w.dossier_id
      join dossier_key k on k.id = w.key_id
     order by w.at, w.dispute_id
    """,
    WaitingDispute,
)
ONE = Statement(
    f"""select t.id, t.at, {_NAMED}, s.birth_name, s.given_names, s.sex, s.birthplace
          from document_dispute t join dossier s on s.id = t.dossier_id
         where t.id = :id and t.establishment_id = (select acting_house()) and t.settled_at is null""",
    Dispute,
)


async def say(sql: Connection, document_id: UUID, key: UUID) -> str:
    """The paper is hidden at once, and the house must say whose it is. Where to go next."""
    if first := await claim(sql, key, fingerprint(f"/papiers/{document_id}", "not mine"), 303, MINE_URL):
        return first.location
    said = await sql.fetchval(SAY, uuid4(), document_id)
    if not said and not await sql.fetchval(ALREADY_SAID, document_id):
        raise NotFound
    return MINE_URL


async def settle(sql: Connection, dispute_id: UUID, outcome: Outcome, key: UUID, location: str) -> str:
    """The paper comes back to her, or stays out of sight for good. Where to go next."""
    if first := await claim(sql, key, fingerprint(f"{location}/{dispute_id}", outcome), 303, location):
        return first.location
    if not await sql.fetchval(SETTLE[outcome], dispute_id):
        raise NotFound
    return location
