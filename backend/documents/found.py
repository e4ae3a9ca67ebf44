"""Papers that have all the words one asks for: whole words, accents and plurals folded, nothing read.

Equality of keyed tokens, one search key for each dossier. What one may not see has no tokens for her: the
policy of `document_word` is that of its paper.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from backend.audit.trail import noted
from backend.db.compiled import Connection, Statement
from backend.documents.list_schemas import FoundRow
from backend.documents.lists import OLDER
from backend.documents.queries import COLUMNS
from backend.documents.words import MARKS, MY_SEARCH_KEYS, SearchKey, asked, marked, secret
from backend.kit.keyring import KeyRing
from backend.kit.lexemes import tokens

_TURNED, _ORDER = OLDER
# OFFSET 0 keeps the look-ups one by one, by their keys: joined, PostgreSQL reads every word of everybody.
FOUND = Statement(
    f"""
    with asked as (
        select * from unnest(cast(:dossiers as uuid[]), cast(:words as text[]), cast(:places as text[]),
                             cast(:tokens as bytea[])) as a (dossier_id, word, place, token)
    ), hits as (
        select w.document_id, array_agg(distinct a.place) as places
          from asked a, lateral (
                   select w.document_id from document_word w
                    where w.dossier_id = a.dossier_id and w.token = a.token offset 0
               ) w
         group by w.document_id having count(distinct a.word) = cast(:number as int)
    ), found as (
        select d.*, h.places from hits h, lateral (select * from document d where d.id = h.document_id offset 0) d
         where d.state = 'current' and {_TURNED}
         order by {_ORDER} limit 21
    ), shown as (select * from found d order by {_ORDER} limit 20
    ), noted as ({noted("documents.listed", "own")})
    select {COLUMNS}, o.document_id is null, k.id, k.kek_id, k.wrapped,
           cardinality((select visible_houses())) > 1, (select count(*) from found) > 20, s.places
      from shown s
      join establishment e on e.id = s.establishment_id
      join dossier_key k on k.id = s.key_id
      left join document_opened o on o.document_id = s.id and o.reader_id = (select actor_id())
     order by s.written_on desc, s.id
    """.replace(":before", "cast(:before as date)").replace(":after", "cast(:after as uuid)"),
    FoundRow,
)


async def with_words(sql: Connection, ring: KeyRing, words: str, before: date, after: UUID) -> list[FoundRow]:
    """Twenty of the reader's papers that have every word of `words`, newest first; none when it says nothing."""
    wanted = asked(words)
    looked_for = tuple(_looked_for(await MY_SEARCH_KEYS.all(sql), ring, wanted)) if wanted else ()
    if not looked_for:
        return []
    dossiers, each_word, places, keyed = map(list, zip(*looked_for, strict=True))
    turn = {"before": before, "after": after}
    return await FOUND.all(
        sql, dossiers=dossiers, words=each_word, places=places, tokens=keyed, number=len(wanted), **turn
    )


def _looked_for(keys: Iterable[SearchKey], ring: KeyRing, wanted: list[str]) -> Iterator[tuple[UUID, str, str, bytes]]:
    for key in keys:
        search_key = secret(ring, key)
        for word in wanted:
            for place in MARKS:
                (token,) = tokens(search_key, marked(place, (word,)))
                yield key.dossier_id, word, place, token
