"""Begin a thread, post a message. The post is one statement: claim the key, take a number, write, note, queue."""

from uuid import UUID, uuid4

import msgspec

from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint, same
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.messaging.confiding import confided_to
from backend.messaging.drafting import ID, place_of
from backend.messaging.errors import NobodyAnswers
from backend.messaging.photos import Brought
from backend.messaging.posting import POST_FIRST, Place, Sending, just_sent, write
from backend.messaging.queries import ANSWERING, CALENDAR, HERE
from backend.messaging.schemas import Answering, Beginning, Draft
from backend.messaging.when import Team
from backend.messaging.words import Keys, Wrappings

# What was kept of it is forgotten in the same breath.
BEGIN_THREAD = f"""with forgotten as (
        update draft set body = null, kept_at = now() where id = {ID.format(place="$7::text")}
    )
    insert into thread (id, establishment_id, dossier_id, team_id, document_id, opening, confidential_to)
    values ($1, $2, $3, $4, $5, $6, $8)"""


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


KEYS = Statement(
    "select id, kek_id, wrapped, wrapped_search from dossier_key where dossier_id = :dossier_id and retired_at is null",
    Wrappings,
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
    asked = fingerprint(target, _with(draft, photo))
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


async def begin(
    sql: Connection,
    ring: KeyRing,
    beginning: Beginning,
    words: str,
    base: str = "/messages",
    photo: Brought | None = None,
) -> str:
    """Open a thread with the team that answers, and post its first message: where it is shown, below `base`.

    `words` are what the person reads on the button she chose, with what she added. About a paper,
    the thread goes to the house that keeps it.
    """
    thread_id, message_id, key = uuid4(), uuid4(), beginning.key
    asked, target = fingerprint(f"{base}/ecrire", _with(beginning, photo)), f"{base}/{thread_id}"
    # Before the thread: of two taps, the second finds the key taken and begins nothing.
    if first := await claim(sql, key, asked, 303, just_sent(target, message_id)):
        return first.location
    team = await who_answers(sql, beginning.paper, beginning.only)
    kept = await KEYS.one(sql, dossier_id=team.dossier_id)
    if kept is None:
        raise NotFound
    await sql.execute(
        BEGIN_THREAD,
        thread_id,
        team.establishment_id,
        team.dossier_id,
        team.team_id,
        beginning.paper,
        beginning.opening,
        place_of(team.dossier_id, beginning.paper, beginning.only),
        beginning.only,
    )
    sending = Sending(key, asked, words, target, Team(team.calendar, team.hours).due_at, message_id, photo=photo)
    return await write(sql, Keys.of(ring, kept), team.establishment_id, thread_id, sending, POST_FIRST)


def _with(body: object, photo: Brought | None) -> object:
    """What was asked: the same words with another photo are something else."""
    return [body, photo.stored.sha256] if photo else body


async def who_answers(sql: Connection, paper: UUID | None, only: UUID | None = None) -> Answering:
    """The team to which a person's words go: about a paper, one of the house that keeps it; `only` is one member of it.

    Raises NobodyAnswers, and NotFound for a paper out of sight or somebody to whom she may not write alone.
    """
    dossier = await _dossier_of(sql, paper)
    if only:
        return await confided_to(sql, only, dossier)
    able = [team for team in await ANSWERING.all(sql) if dossier in (None, team.dossier_id)]
    if not able:
        raise NobodyAnswers
    return able[0]


async def _dossier_of(sql: Connection, paper: UUID | None) -> UUID | None:
    if paper is None:
        return None
    dossier: UUID | None = await sql.fetchval("select dossier_id from document where id = $1", paper)
    if dossier is None:
        raise NotFound
    return dossier
