"""The words of a paper as they are found: stems behind the search key of its dossier, and nothing else.

A word of a title, the same word beside an author and the same word inside are three tokens, so that a result
can say where it was found.
"""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.kit.keyring import KeyRing
from backend.kit.lexemes import lexemes, tokens
from backend.people.keys import about

# In the order of the index: two papers filed at once never wait for each other's words.
KEEP = """insert into document_word (dossier_id, token, document_id)
select $1, token, $2 from unnest($3::bytea[]) token order by token on conflict do nothing"""

# In the order in which a result tells them. What is said in the paper has no mark.
MARKS = {"title": "title:", "author": "author:", "content": ""}
MOST_WORDS = 8


class Told(msgspec.Struct, frozen=True):
    """What a paper says: `title` with the names of its type and family, who wrote it, and what is in it."""

    title: str
    author: str
    content: str


class SearchKey(msgspec.Struct):
    """The wrapped search key of a dossier."""

    dossier_id: UUID
    id: UUID
    kek_id: str
    wrapped: bytes


SEARCH_KEY = Statement(
    """select dossier_id, id, kek_id, wrapped_search from dossier_key
        where dossier_id = :dossier_id and retired_at is null""",
    SearchKey,
)
MY_SEARCH_KEYS = Statement(
    """select k.dossier_id, k.id, k.kek_id, k.wrapped_search
         from unnest((select visible_dossiers())::uuid[]) as mine (dossier_id)
         join dossier_key k on k.dossier_id = mine.dossier_id and k.retired_at is null""",
    SearchKey,
)


async def keep(sql: Connection, ring: KeyRing, dossier_id: UUID, document_id: UUID, told: Told) -> None:
    key = await SEARCH_KEY.one(sql, dossier_id=dossier_id)
    if key:
        await sql.execute(KEEP, dossier_id, document_id, sorted(hidden(secret(ring, key), told)))


def secret(ring: KeyRing, key: SearchKey) -> bytes:
    return ring.unwrap(key.kek_id, key.wrapped, about(key.id, "search"))


def hidden(search_key: bytes, told: Told) -> set[bytes]:
    """The tokens of one paper in its dossier."""
    return {token for place in MARKS for token in tokens(search_key, marked(place, lexemes(getattr(told, place))))}


def marked(place: str, found: Iterable[str]) -> list[str]:
    return [MARKS[place] + lexeme for lexeme in found]


def asked(words: str) -> list[str]:
    """What is looked for: whole words, accents and plurals folded; the first few of a long sentence."""
    return sorted(lexemes(words))[:MOST_WORDS]
