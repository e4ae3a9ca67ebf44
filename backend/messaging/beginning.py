"""Begin a thread: with the team that answers, or with one member of it alone."""

from uuid import UUID, uuid4

from backend.db.compiled import Connection, Statement
from backend.db.once import claim, fingerprint
from backend.kit.errors import NotFound
from backend.kit.keyring import KeyRing
from backend.messaging.answering_schemas import Answering
from backend.messaging.calendars import ANSWERING
from backend.messaging.confiding import confided_to
from backend.messaging.drafting import ID, place_of
from backend.messaging.errors import NobodyAnswers
from backend.messaging.photos import Brought
from backend.messaging.posting import POST_FIRST, Sending, just_sent, write
from backend.messaging.schemas import Beginning
from backend.messaging.service import with_photo
from backend.messaging.when import Team
from backend.messaging.words import Keys, Wrappings

# What was kept of it is forgotten in the same breath.
BEGIN_THREAD = f"""with forgotten as (
        update draft set body = null, kept_at = now() where id = {ID.format(place="$7::text")}
    )
    insert into thread (id, establishment_id, dossier_id, team_id, document_id, opening, confidential_to)
    values ($1, $2, $3, $4, $5, $6, $8)"""
KEYS = Statement(
    "select id, kek_id, wrapped, wrapped_search from dossier_key where dossier_id = :dossier_id and retired_at is null",
    Wrappings,
)


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
    asked, target = fingerprint(f"{base}/ecrire", with_photo(beginning, photo)), f"{base}/{thread_id}"
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
