"""Post a message: one statement claims the key, takes a number, writes, notes, queues, tells open pages (no word)."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import first_answer
from backend.jobs.queue import enqueued
from backend.kit.errors import NotFound
from backend.messaging import photos
from backend.messaging.drafting import ID
from backend.messaging.rules import TO_TAKE_BACK
from backend.messaging.schemas import Posted
from backend.messaging.words import Keys

# Each step reads the one before, so a key that was already claimed stops them all. The update of
# the thread's row is the queue at the counter: numbers without gap or double. What a person writes is owed an
# answer, by the day that was promised to her first words; what a member of the team writes owes nothing.
# Told are those who read there, may be told, and did not write; once its author may not take it back any more.
_TOLD = """(select p.establishment_id, p.id as message, n.id as thread, t.person, t.capacity, t.subject
               from posted p, numbered n, to_be_told(n.dossier_id, n.confidential_to is not null, n.id) t) told"""
_POST = f"""
    with claimed as ({{claimed}}), numbered as (
        update thread set last_number = last_number + 1, last_at = now(),
               waits_since = case when capacity() <> 'staff' then coalesce(waits_since, now()) end,
               due_at = case when capacity() <> 'staff' then coalesce(due_at, cast(:due_at as timestamptz)) end
         where id = :thread_id and exists (select from claimed)
        returning id, establishment_id, dossier_id, confidential_to, last_number,
               {ID.format(place="id::text")} as draft_id
    ), posted as (
        insert into message (id, establishment_id, dossier_id, thread_id, number, author_id, capacity, body, key_id)
        select :message_id, establishment_id, dossier_id, id, last_number, actor_id(), capacity(), :body, :key_id
          from numbered
        returning id, establishment_id, dossier_id, number
    ), worded as (
        insert into message_word (dossier_id, token, message_id, thread_id)
        select n.dossier_id, w.token, p.id, n.id from posted p, numbered n, unnest(cast(:tokens as bytea[])) w (token)
         order by w.token
    ), forgotten as (
        update draft d set body = null, kept_at = now() from numbered n
         where d.id = n.draft_id and exists (select from posted)
    ), noted as (
        {noted("message.posted", "exchange", "posted")}
    ), queued as (
        {enqueued("push.send", _TOLD, {"thread": "thread", "message": "message"}, delay=TO_TAKE_BACK, to_readers=True)}
    )
    select exists (select from claimed), (select number from posted),
           (select count(pg_notify('messages', concat_ws(' ', n.id, concerned(n.id), p.number)))
              from numbered n, posted p)
    """
CLAIM = """insert into idempotency (actor_id, key, body_hash, status, location)
        values (actor_id(), :key, :body_hash, 303, :location)
        on conflict do nothing returning key"""
POST = Statement(_POST.format(claimed=CLAIM), Posted)
# A thread's first message: the key was claimed before the thread began.
POST_FIRST = Statement(_POST.format(claimed="select 1"), Posted)


def place_in(target: str, message_id: UUID) -> str:
    """Where a message is shown, in the page of its thread."""
    return f"{target}#m{message_id.hex[:8]}"


def just_sent(target: str, message_id: UUID) -> str:
    """Where its author reads that it is sent, and may take it back for a moment."""
    return f"{target}/envoye/{message_id}"


Place = Callable[[str, UUID], str]


class Sending(msgspec.Struct, frozen=True):
    """Words on their way: under which key, the fingerprint of what was asked, the page of the thread.

    `due_at` is when an answer is promised at the latest; the words of a member of the team wait for none.
    """

    key: UUID
    asked: bytes
    words: str
    target: str
    due_at: datetime
    id: UUID = msgspec.field(default_factory=uuid4)
    place: Place = just_sent
    photo: photos.Brought | None = None

    @property
    def location(self) -> str:
        return self.place(self.target, self.id)


async def write(
    sql: Connection, keys: Keys, house: UUID, thread_id: UUID, sending: Sending, post: Statement[Posted] = POST
) -> str:
    posted = await post.one(
        sql,
        key=sending.key,
        body_hash=sending.asked,
        location=sending.location,
        thread_id=thread_id,
        message_id=sending.id,
        body=keys.content.seal(sending.words, house, "message", sending.id, "body"),
        key_id=keys.content.id,
        tokens=keys.hidden(sending.words),
        due_at=sending.due_at,
    )
    if posted and posted.number is not None:
        if sending.photo:
            await photos.keep(sql, keys.content, house, sending.id, sending.photo)
        return sending.location
    first = None if posted and posted.claimed else await first_answer(sql, sending.key, sending.asked)
    if first is None:
        raise NotFound  # a thread out of sight: the 404 rolls the claim back
    return first.location
