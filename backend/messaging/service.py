"""Begin a thread, post a message. The post is one statement: claim the key, take a number, write, note, queue."""

from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.once import fingerprint, first_answer
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.messaging.errors import NobodyAnswers
from backend.messaging.schemas import Beginning, Draft, Posted
from backend.people import queries as people
from backend.people.keys import Opened, Wrapped, opened
from backend.people.schemas import Answering

# Each step reads the one before, so a key that was already claimed stops them all. The update of
# the thread's row is the queue at the counter: numbers without gap or double.
POST = Statement(
    """
    with claimed as (
        insert into idempotency (actor_id, key, body_hash, status, location)
        values (actor_id(), :key, :body_hash, 303, :location)
        on conflict do nothing returning key
    ), numbered as (
        update thread set last_number = last_number + 1, last_at = now()
         where id = :thread_id and exists (select from claimed)
        returning id, establishment_id, dossier_id, last_number
    ), posted as (
        insert into message (id, establishment_id, dossier_id, thread_id, number, author_id, capacity, body, key_id)
        select :message_id, establishment_id, dossier_id, id, last_number, actor_id(), capacity(), :body, :key_id from numbered
        returning id, establishment_id, dossier_id, number
    ), noted as (
        insert into audit_entry (id, establishment_id, dossier_id, actor_id, capacity, subject_id, purpose, act, objects)
        select gen_random_uuid(), establishment_id, dossier_id, actor_id(), capacity(), subject_id(), 'exchange',
               'message.posted', array[id] from posted
    ), queued as (
        insert into jobs.pgqueuer (priority, status, entrypoint, payload)
        select 0, 'queued', 'message.dispatch',
               convert_to(json_build_object('entrypoint', 'message.dispatch', 'house', establishment_id,
                                            'ids', json_build_object('message', id))::text, 'UTF8')
          from posted
    )
    select exists (select from claimed), (select number from posted)
    """,
    Posted,
)

BEGIN_THREAD = """insert into thread (id, establishment_id, dossier_id, team_id, document_id, opening)
    values ($1, $2, $3, $4, $5, $6)"""


class Ground(msgspec.Struct):
    establishment_id: UUID
    dossier_id: UUID
    key_id: UUID
    kek_id: str
    wrapped: bytes


GROUND = Statement(
    """select t.establishment_id, t.dossier_id, k.id, k.kek_id, k.wrapped
         from thread t join dossier_key k on k.dossier_id = t.dossier_id and k.retired_at is null
        where t.id = :thread_id""",
    Ground,
)


async def post(sql: Connection, ring: KeyRing, thread_id: UUID, key: UUID, draft: Draft, target: str) -> str:
    """Where the message is shown: the first answer to this key, however often it is sent.

    `target` is the page of the thread as its writer sees it. Raises NotFound for a thread out of
    sight, OtherBody when the key was used for other words.
    """
    asked = fingerprint(target, draft)
    if first := await first_answer(sql, key, asked):
        return first.location
    ground = await GROUND.one(sql, thread_id=thread_id)
    if ground is None:
        raise NotFound
    dossier_key = opened(ring, Wrapped(ground.key_id, ground.kek_id, ground.wrapped))
    return await _post(sql, dossier_key, ground.establishment_id, thread_id, key, asked, draft.words, target)


async def _post(
    sql: Connection, dossier_key: Opened, house: UUID, thread_id: UUID, key: UUID, asked: bytes, words: str, target: str
) -> str:
    message_id = uuid4()
    body = dossier_key.seal(words, house, "message", message_id, "body")
    location = f"{target}#m{message_id.hex[:8]}"
    posted = await POST.one(
        sql, key=key, body_hash=asked, location=location, thread_id=thread_id,
        message_id=message_id, body=body, key_id=dossier_key.id,
    )
    if posted and posted.number is not None:
        return location
    first = None if posted and posted.claimed else await first_answer(sql, key, asked)
    if first is None:
        raise NotFound  # a thread out of sight: the 404 rolls the claim back
    return first.location


async def begin(sql: Connection, ring: KeyRing, key: UUID, beginning: Beginning, words: str) -> str:
    """Open a thread with the team that answers, and post its first message: where it is shown.

    `words` are what the person reads on the button she chose, with what she added. About a paper,
    the thread goes to the house that keeps it.
    """
    asked = fingerprint("/messages/ecrire", beginning)
    if first := await first_answer(sql, key, asked):
        return first.location
    team = _who_answers(await people.ANSWERING.all(sql), await _dossier_of(sql, beginning.paper))
    kept = await people.KEY_OF_DOSSIER.one(sql, dossier_id=team.dossier_id)
    if kept is None:
        raise NotFound
    thread_id = uuid4()
    await sql.execute(
        BEGIN_THREAD, thread_id, team.establishment_id, team.dossier_id, team.team_id, beginning.paper, beginning.opening
    )
    dossier_key = opened(ring, Wrapped(kept.key_id, kept.kek_id, kept.wrapped))
    target = f"/messages/{thread_id}"
    return await _post(sql, dossier_key, team.establishment_id, thread_id, key, asked, words, target)


async def _dossier_of(sql: Connection, paper: UUID | None) -> UUID | None:
    if paper is None:
        return None
    dossier: UUID | None = await sql.fetchval("select dossier_id from document where id = $1", paper)
    if dossier is None:
        raise NotFound
    return dossier


def _who_answers(teams: list[Answering], dossier_id: UUID | None) -> Answering:
    able = [t for t in teams if dossier_id in (None, t.dossier_id)]
    if not able:
        raise NobodyAnswers
    return able[0]
