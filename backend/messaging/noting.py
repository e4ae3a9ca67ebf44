"""Notes of a team about a thread: written in one statement with their entry, read twenty at a time."""

from uuid import UUID, uuid4

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import fingerprint, first_answer, same
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.messaging.desk_schemas import Noted, NoteRow, Noting
from backend.messaging.posting import CLAIM
from backend.messaging.service import GROUND
from backend.people.keys import Wrapped, opened

WRITE = Statement(
    f"""
    with claimed as ({CLAIM}), written as (
        insert into thread_note (id, establishment_id, dossier_id, thread_id, author_id, body, key_id)
        select :note_id, t.establishment_id, t.dossier_id, t.id, actor_id(), :body, :key_id
          from thread t where t.id = :thread_id and exists (select from claimed)
        returning id, establishment_id, dossier_id
    ), noted as ({noted("note.written", "internal", "written")})
    select exists (select from claimed), exists (select from written)
    """,
    Noted,
)

# The newest twenty before a moment, as they were written; each under the name that its author had then.
NOTES = Statement(
    f"""
    with shown as (
        select * from thread_note n
         where n.thread_id = :id and n.written_at < cast(:before as timestamptz)
         order by n.written_at desc, n.id limit 20
    ), noted as ({noted("note.read", "internal")})
    select s.id, s.establishment_id, author.shown_name, author.label, s.body, s.written_at, k.id, k.kek_id, k.wrapped
      from shown s
      join dossier_key k on k.id = s.key_id
      left join lateral (
          select m.shown_name, r.label from membership m join role r on r.id = m.role_id
           where m.person_id = s.author_id and m.establishment_id = s.establishment_id
             and m.starts_at <= s.written_at and (m.stopped_at is null or m.stopped_at >= s.written_at)
           order by m.starts_at desc limit 1
      ) author on true
     order by s.written_at desc, s.id
    """,
    NoteRow,
)


async def write(sql: Connection, ring: KeyRing, thread_id: UUID, asked: Noting, target: str) -> str:
    """Where the note is shown, however often it is sent.

    Raises NotFound for a thread out of sight, OtherBody when the key was used for something else.
    """
    body_hash, note_id = fingerprint(f"{target}/noter", asked), uuid4()
    ground = await GROUND.one(sql, thread_id=thread_id, key=asked.key)
    if ground and ground.location:
        return same(ground.location, ground.body_hash, body_hash)
    if ground is None or ground.key_id is None:
        raise NotFound
    key, location = opened(ring, Wrapped(ground.key_id, ground.kek_id, ground.wrapped)), f"{target}?suite=noted"
    done = await WRITE.one(
        sql,
        key=asked.key,
        body_hash=body_hash,
        location=location,
        thread_id=thread_id,
        note_id=note_id,
        body=key.seal(asked.words, ground.establishment_id, "thread_note", note_id, "body"),
        key_id=key.id,
    )
    if done and done.written:
        return location
    first = None if done and done.claimed else await first_answer(sql, asked.key, body_hash)
    if first is None:
        raise NotFound
    return first.location
