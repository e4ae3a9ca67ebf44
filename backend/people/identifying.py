"""Ask INSi about somebody, say that a document was seen, settle a difference: each an act, once, with its entry."""

from typing import Literal, get_args
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound

Kind = Literal["passport", "identity-card", "residence-permit", "birth-certificate", "family-record-book"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Outcome = Literal["taken", "left"]

# A question that waits already, or a difference that nobody has looked at, is not asked anew: nothing is queued, and
# that is no mistake.
ASK = f"""
with changed as (
    insert into insi_search (id, establishment_id, dossier_id, asked_by)
    select $2, d.establishment_id, d.id, actor_id() from dossier d
     where d.id = $1 and not exists (select from insi_search i where i.dossier_id = d.id
                                        and i.state in ('unlike', 'twice') and i.settled_at is null)
    on conflict (dossier_id) where state = 'asked' do nothing
    returning id, establishment_id, dossier_id
), told as (select dossier_id as id, establishment_id, dossier_id from changed),
noted as ({noted("identity.searched", "identification", "told")}),
queued as ({enqueued("insi.ask", "changed", {"search": "id"})})
select count(*) from changed"""
_ACT = "with changed as (select * from {door}), noted as ({noted}) select count(*) from changed"
SAW = _ACT.format(door="saw_document($1, $2, $3)", noted=noted("identity.proved", "identification", "changed"))
SETTLE: dict[Outcome, str] = {
    "taken": _ACT.format(door="settle_insi($1, 'taken')", noted=noted("identity.taken", "identification", "changed")),
    "left": _ACT.format(door="settle_insi($1, 'left')", noted=noted("identity.left", "internal", "changed")),
}


class Seen(msgspec.Struct):
    """Which document somebody has in the hand: its kind, and nothing of what is on it."""

    key: UUID
    kind: Kind = msgspec.field(name="piece")


async def ask(sql: Connection, dossier: UUID, key: UUID, page: str) -> str:
    """The question is asked later, by the worker. Where to go next: `page`, the dossier's."""
    if first := await claim(sql, key, fingerprint(page, "ask"), 303, page):
        return first.location
    await sql.execute(ASK, dossier, uuid4())
    return page


async def saw(sql: Connection, dossier: UUID, seen: Seen, page: str) -> str:
    """Where to go next, as `ask`. Raises NotFound for a dossier of another house."""
    if first := await claim(sql, seen.key, fingerprint(page, seen.kind), 303, page):
        return first.location
    if not await sql.fetchval(SAW, uuid4(), dossier, seen.kind):
        raise NotFound
    return page


async def settle(sql: Connection, search: UUID, outcome: Outcome, key: UUID, page: str) -> str:
    """The dossier takes what INSi said, or not. Where to go next, as `ask`. Raises NotFound for what waits no more."""
    if first := await claim(sql, key, fingerprint(f"{page}/{search}", outcome), 303, page):
        return first.location
    if not await sql.fetchval(SETTLE[outcome], search):
        raise NotFound
    return page
