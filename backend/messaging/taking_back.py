"""Take back what one has just sent: PostgreSQL decides, the trail tells it, the words come back in their box."""

from uuid import UUID, uuid4

import msgspec

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint, same
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.messaging import about, addresses, drafting
from backend.messaging.errors import SentForGood
from backend.messaging.schemas import Keeping
from backend.messaging.sent_schemas import Said
from backend.people.keys import Wrapped, opened

# Its words, while they are still there; and the first answer to the key, if there is one.
SAID = Statement(
    """select i.location, i.body_hash, m.establishment_id, m.dossier_id, t.opening, t.document_id, t.last_number,
              exists (select from message_photo p where p.message_id = m.id), m.body,
              t.confidential_to, k.id, k.kek_id, k.wrapped
         from (select) as always
         left join idempotency i on i.actor_id = (select actor_id()) and i.key = :key
         left join message m on m.id = :message_id and m.thread_id = :thread_id
              and m.author_id = (select actor_id()) and m.capacity = (select capacity())
         left join thread t on t.id = m.thread_id
         left join dossier_key k on k.id = m.key_id""",
    Said,
)


class Outcome(msgspec.Struct):
    """What PostgreSQL answered, and how many messages the thread has left."""

    word: str
    left: int
    told: int


# Open pages hear of it: of a message less in a thread, or of number 0, a thread less.
TAKE_BACK = Statement(
    f"""
    with answered as (select * from take_back(:message_id)), done as (
        select thread as id, house as establishment_id, dossier as dossier_id, left_number
          from answered where outcome = 'taken'
    ), noted as ({noted("message.taken_back", "exchange", "done")})
    select a.outcome, a.left_number,
           (select count(pg_notify('messages', concat_ws(' ', d.id, concerned(d.id), d.left_number))) from done d)
      from answered a
    """,
    Outcome,
)


async def take_back(
    sql: Connection, ring: KeyRing, thread_id: UUID, message_id: UUID, key: UUID, base: str, target: str
) -> str:
    """Where her words wait for her, however often it is asked: in the thread, or where one begins one.

    Raises SentForGood, and NotFound for what is not hers.
    """
    asked = fingerprint(f"{target}/annuler", str(message_id))
    said = await SAID.one(sql, thread_id=thread_id, message_id=message_id, key=key)
    if said and said.location:
        return same(said.location, said.body_hash, asked)
    if said is None or said.body is None:
        raise NotFound
    alone, after = said.last_number == 1, "repris-photo" if said.photo else "repris"
    there = f"{base}/ecrire{addresses.asked(said.paper, said.only, after)}#mots"
    location = there if alone else f"{target}?suite={after}#repondre"
    if first := await claim(sql, key, asked, 303, location):
        return first.location
    words = _words(ring, said, said.body, message_id)
    outcome = await TAKE_BACK.one(sql, message_id=message_id)
    if outcome is None:
        raise NotFound
    if outcome.word != "taken":
        raise SentForGood(outcome.word)
    await _keep(sql, ring, said, None if alone else thread_id, words)
    return location


def _words(ring: KeyRing, said: Said, body: bytes, message_id: UUID) -> str:
    key = opened(ring, Wrapped(said.key_id, said.kek_id, said.wrapped))
    return key.unseal(body, said.establishment_id, "message", message_id, "body")


async def _keep(sql: Connection, ring: KeyRing, said: Said, thread_id: UUID | None, words: str) -> None:
    if thread_id:
        ground, opening = await drafting.GROUND_OF_THREAD.one(sql, id=thread_id), ""
    else:
        place, opening = drafting.place_of(said.dossier_id, said.paper, said.only), said.opening
        ground = await drafting.GROUND_OF_DOSSIER.one(sql, id=said.dossier_id, place=place)
        words = about.added_words(said.opening, words)
    await drafting.keep(sql, ring, ground, thread_id, Keeping(key=uuid4(), words=words, opening=opening))
