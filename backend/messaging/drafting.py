"""Keep what somebody is writing, find it again: sealed, hers alone, thirty days.

`place` says for which page: one draft for each. Kept again and again, it is the same row; a form whose words
were sent keeps nothing any more, even when its last words arrive after the message.
"""

from typing import Any
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.kit.keyring import KeyRing
from backend.messaging.schemas import Keeping
from backend.people.keys import Wrapped, opened

# The id of the draft of the actor for a place. Who acts for somebody has it for as long as that help lasts: given anew,
# it begins with an empty page.
_HELP = "case when capacity() = 'aidant' then permit_id()::text || '/' else '' end"
ID = f"md5(actor_id()::text || '/' || {_HELP} || {{place}})::uuid"


class Ground(msgspec.Struct):
    id: UUID
    establishment_id: UUID
    dossier_id: UUID
    key_id: UUID
    kek_id: str
    wrapped: bytes


class Kept(msgspec.Struct):
    id: UUID
    establishment_id: UUID
    body: bytes
    key_id: UUID
    kek_id: str
    wrapped: bytes


class Words(msgspec.Struct, frozen=True, array_like=True):
    """The picture chosen, if any, and the words."""

    opening: str
    words: str


_KEYS = "join dossier_key k on k.dossier_id = {of}.dossier_id and k.retired_at is null"
GROUND_OF_THREAD = Statement(
    f"""select {ID.format(place="cast(t.id as text)")}, t.establishment_id, t.dossier_id, k.id, k.kek_id, k.wrapped
          from thread t {_KEYS.format(of="t")} where t.id = :id""",
    Ground,
)
GROUND_OF_DOSSIER = Statement(
    f"""select {ID.format(place="cast(:place as text)")}, k.establishment_id, k.dossier_id, k.id, k.kek_id, k.wrapped
          from dossier_key k where k.dossier_id = :id and k.retired_at is null""",
    Ground,
)
KEEP = """insert into draft (id, establishment_id, dossier_id, thread_id, author_id, body, key_id)
    select $1::uuid, $2::uuid, $3::uuid, $4::uuid, actor_id(), $5::bytea, $6::uuid
     where not exists (select from idempotency i where i.actor_id = (select actor_id()) and i.key = $7)
    on conflict (id) do update set body = excluded.body, key_id = excluded.key_id, kept_at = now()"""
FOUND = Statement(
    f"""select d.id, d.establishment_id, d.body, k.id, k.kek_id, k.wrapped
          from draft d join dossier_key k on k.id = d.key_id
         where d.id = {ID.format(place="cast(:place as text)")} and d.body is not null
           and d.kept_at > now() - interval '30 days'""",
    Kept,
)


def place_of(dossier: UUID, paper: UUID | None, only: UUID | None = None) -> str:
    """Of the page where one begins to write, about a paper or not, to a team or to one member of it."""
    return f"{dossier} {paper or ''}" + (f" {only}" if only else "")


async def keep(sql: Connection, ring: KeyRing, ground: Ground | None, thread: UUID | None, kept: Keeping) -> None:
    """Raises NotFound without ground: what it would be written about is out of sight. No words: none are kept."""
    if ground is None:
        raise NotFound
    key, body = opened(ring, Wrapped(ground.key_id, ground.kek_id, ground.wrapped)), None
    if kept.words or kept.opening:
        said = msgspec.json.encode(Words(kept.opening, kept.words)).decode()
        body = key.seal(said, ground.establishment_id, "draft", ground.id, "body")
    house, dossier = ground.establishment_id, ground.dossier_id
    await sql.execute(KEEP, ground.id, house, dossier, thread, body, key.id, kept.key)


async def found(sql: Connection, ring: KeyRing, place: str) -> Words | None:
    """What she kept for this page."""
    row = await FOUND.one(sql, place=place)
    if row is None:
        return None
    key = opened(ring, Wrapped(row.key_id, row.kek_id, row.wrapped))
    return msgspec.json.decode(key.unseal(row.body, row.establishment_id, "draft", row.id, "body"), type=Words)


async def fill(sql: Connection, ring: KeyRing, form: Form[Any], place: str) -> bool:
    """A form that nobody typed in yet begins with what was kept for this page."""
    if form.typed or (kept := await found(sql, ring, place)) is None:
        return False
    form.typed.update(quoi=kept.opening, mots=kept.words)
    return True
