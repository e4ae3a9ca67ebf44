"""Messages that have all the words one asks for: whole words, accents and plurals folded, nothing read.

What one may not see has no words for her: the policy of `message_word` is that of its thread.
"""

from datetime import datetime
from uuid import UUID

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.documents.words import MY_SEARCH_KEYS, asked, secret
from backend.kit.keyring import KeyRing
from backend.kit.lexemes import tokens
from backend.messaging.finding_schemas import FoundRow

# OFFSET 0 keeps the look-ups one by one, by their keys: joined, PostgreSQL reads every word of everybody.
_FOUND = """
    with asked as (
        select * from unnest(cast(:dossiers as uuid[]), cast(:words as text[]), cast(:tokens as bytea[]))
                   as a (dossier_id, word, token)
    ), hits as (
        select w.message_id, w.said_at from asked a, lateral (
                   select w.message_id, w.said_at from message_word w
                    where w.dossier_id = a.dossier_id and w.token = a.token
                      and w.said_at <= cast(:before as timestamptz)
                      and (w.said_at < cast(:before as timestamptz) or w.message_id > cast(:after as uuid)) offset 0
               ) w
         group by w.message_id, w.said_at having count(distinct a.word) = cast(:number as int)
         order by w.said_at desc, w.message_id limit 21
    ), found as (
        select m.* from hits h, lateral (select * from message m where m.id = h.message_id offset 0) m
    ), shown as (select * from found order by posted_at desc, id limit 20
    ), noted as ({noted})
    select s.id, s.establishment_id, s.thread_id, s.number, s.capacity, s.author_id = (select actor_id()), t.name,
           h.opening, s.body, s.posted_at, k.id, k.kek_id, k.wrapped, (select count(*) from found) > 20
      from shown s
      join thread h on h.id = s.thread_id
      join team t on t.id = h.team_id
      join dossier_key k on k.id = s.key_id
     order by s.posted_at desc, s.id
"""
FOUND = {
    purpose: Statement(_FOUND.format(noted=noted("messages.listed", purpose)), FoundRow)
    for purpose in ("own", "aidant")
}


async def with_words(
    sql: Connection, ring: KeyRing, words: str, purpose: str, before: datetime, after: UUID
) -> list[FoundRow]:
    """Twenty messages that have every word of `words`, the newest first; none when it says nothing."""
    wanted = asked(words)
    keys = await MY_SEARCH_KEYS.all(sql) if wanted else []
    each = [(key.dossier_id, word, *tokens(secret(ring, key), (word,))) for key in keys for word in wanted]
    if not each:
        return []
    dossiers, said, keyed = map(list, zip(*each, strict=True))
    where = {"dossiers": dossiers, "words": said, "tokens": keyed, "number": len(wanted)}
    return await FOUND[purpose].all(sql, **where, before=before, after=after)
