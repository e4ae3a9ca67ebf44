"""Begin a thread, post a message. The post is one statement: claim the key, take a number, write, note, queue."""

from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.once import fingerprint, same
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.messaging.calendars import CALENDAR
from backend.messaging.errors import NobodyAnswers
from backend.messaging.photos import Brought
from backend.messaging.posting import Place, Sending, just_sent, write
from backend.messaging.queries import HERE
from backend.messaging.schemas import Draft
from backend.messaging.when import Team
from backend.messaging.words import Keys, Wrappings


class Ground(msgspec.Struct):
    """What a message stands on: the first answer to its key if there is one, the house and key of its thread."""

    location: str | None
    body_hash: bytes | None
    establishment_id: UUID
    key_id: UUID | None
    kek_id: str
    wrapped: bytes
    wrapped_search: bytes
    calendar: str
    answered: bool


GROUND = Statement(
    f"""select i.location, i.body_hash, s.establishment_id, k.id, k.kek_id, k.wrapped, k.wrapped_search, {CALENDAR},
              coalesce((select {HERE} from membership m where m.id = s.confidential_to), true)
         from (select) as always
         left join idempotency i on i.actor_id = (select actor_id()) and i.key = :key
         left join thread s on s.id = :thread_id
         left join team t on t.id = s.team_id
         left join establishment e on e.id = s.establishment_id
         left join dossier_key k on k.dossier_id = s.dossier_id and k.retired_at is null""",
    Ground,
)


async def post(
    sql: Connection,
    ring: KeyRing,
    thread_id: UUID,
    draft: Draft,
    target: str,
    place: Place = just_sent,
    photo: Brought | None = None,
) -> str:
    """Where its author goes from there: the first answer to this key, however often it is sent.

    Raises NobodyAnswers when the only one who would read it has left.
    `target` is the page of the thread as its writer sees it. Raises NotFound for a thread out of
    sight, OtherBody when the key was used for other words.
    """
    asked = fingerprint(target, with_photo(draft, photo))
    ground = await GROUND.one(sql, thread_id=thread_id, key=draft.key)
    if ground and ground.location:
        return same(ground.location, ground.body_hash, asked)
    if ground is None or ground.key_id is None:
        raise NotFound
    if not ground.answered:
        raise NobodyAnswers
    keys = Keys.of(ring, Wrappings(ground.key_id, ground.kek_id, ground.wrapped, ground.wrapped_search))
    sending = Sending(
        draft.key, asked, draft.words, target, Team(ground.calendar, None).due_at, place=place, photo=photo
    )
    return await write(sql, keys, ground.establishment_id, thread_id, sending)


def with_photo(body: object, photo: Brought | None) -> object:
    """What was asked: the same words with another photo are something else."""
    return [body, photo.stored.sha256] if photo else body
