"""Send a paper to be added; take away one's own."""

from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.bringing.schemas import ME, Bringing, Place
from backend.db.compiled import Connection
from backend.db.once import claim, fingerprint
from backend.documents.vault import Stored
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened

ENTRYPOINT = "brought.intake"
KEEP = f"""
with kept as (
    insert into brought_paper (id, establishment_id, dossier_id, family, brought_by, brought_as, title, key_id, hidden,
                               store_key, wrapped, size, sha256)
    values ($1, $2, $3, $4, actor_id(), named_as(), $5, $6, $7, $8, $9, $10, $11)
    returning id, establishment_id, dossier_id
), noted as ({noted("document.brought", "exchange", "kept")}
), queued as ({enqueued(ENTRYPOINT, "kept", {"paper": "id"})})
select count(*) from kept"""
TAKE_AWAY = f"""with gone as (select * from take_paper_away($1)
), noted as ({noted("document.taken_away", "right", "gone")}) select count(*) from gone"""


class Sent(msgspec.Struct, frozen=True):
    """A file in the store, without a row yet; its key still unwrapped."""

    stored: Stored
    key: bytes


async def bring(sql: Connection, ring: KeyRing, wish: Bringing, place: Place, file: Sent, base: str) -> str:
    """Where it is told what became of it; the first answer to this key, however often it is sent.

    Raises OtherBody when the key was used for something else.
    """
    paper, house = uuid4(), place.establishment_id
    location = f"{base}/ajouts/{paper}"
    asked = fingerprint(f"{base}/ajouter", [wish, file.stored.sha256])
    if first := await claim(sql, wish.key, asked, 303, location):
        return first.location
    key, stored = opened(ring, Wrapped(place.key_id, place.kek_id, place.wrapped)), file.stored
    title = key.seal(wish.name.strip(), house, "brought_paper", paper, "title")
    what = (paper, house, place.dossier, wish.shelf, title, key.id, wish.who == ME)
    await sql.execute(KEEP, *what, stored.store_key, key.wrap(file.key, paper), stored.size, stored.sha256)
    return location


async def take_away(sql: Connection, paper: UUID, key: UUID) -> str:
    """What she added is here no more. Raises NotFound when it is not hers to take away."""
    location = "/papiers?suite=retire"
    if first := await claim(sql, key, fingerprint(f"/papiers/{paper}", "take away"), 303, location):
        return first.location
    if not await sql.fetchval(TAKE_AWAY, paper):
        raise NotFound
    return location
