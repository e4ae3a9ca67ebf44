"""A search among 100,000 papers under the policies, beside the same statements by an owner whom none binds."""

import asyncio
import random
import statistics
import time
from datetime import date
from pathlib import Path
from uuid import UUID

import asyncpg

from backend.db.unit import becoming
from backend.documents.found import with_words
from backend.documents.words import SEARCH_KEY, Told, hidden, secret
from backend.kit.actor import Asked
from backend.kit.keyring import FileKeyRing, KeyRing
from tests.bench.figures import Measured
from tests.bench.place import Place

VOCABULARY, WORDS, ROUNDS, SEARCHES = 240, 12, 5, 200
ALPHABET = "bcdfghjklmnpqrstvwxz"
BESIDE = "the same statements by the owner, without policies"
# Each paper has a run of the words of its dossier, so that a word stands in one paper of twenty.
KEPT = """insert into document_word (dossier_id, token, document_id)
select d.dossier_id, t.token, d.id
  from (select id, dossier_id, row_number() over (order by id) as n from document where dossier_id = $1) d
  join unnest($2::bytea[]) with ordinality as t (token, n) on mod(t.n + d.n, cast($3 as int)) < cast($4 as int)"""


def search(at: Place, searches: int = SEARCHES) -> list[Measured]:
    return [asyncio.run(_search(at, searches))]


async def _search(at: Place, searches: int) -> Measured:
    ring = FileKeyRing(Path(at.environ["KEYS_DIR"]) / "kek.json")
    owner, app = [await asyncpg.connect(at.environ[name]) for name in ("OWNER_DATABASE_URL", "DATABASE_URL")]
    await _filled(owner, ring)
    people = [one.secret for one in at.people]
    rounds = [[await _milliseconds(sql, ring, people, searches) for sql in (app, owner)] for _ in range(ROUNDS)]
    await app.close()
    await owner.close()
    mine, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(one / other for one, other in rounds)
    return Measured("search", mine, "ms", ratio, f"{BESIDE}: {bare:.2f} ms")


def _word(n: int) -> str:
    """Words that no stemmer brings together."""
    return "".join(ALPHABET[n // 20**place % 20] + "a" for place in range(3)) + "x"


async def _filled(sql: asyncpg.Connection, ring: KeyRing) -> None:
    await sql.execute("set session_replication_role = replica")  # a million rows that we know to be right
    for (dossier,) in await sql.fetch("select id from dossier"):
        key = await SEARCH_KEY.one(sql, dossier_id=UUID(str(dossier)))
        if key is None:
            raise ValueError(dossier)
        under = secret(ring, key)
        tokens = [token for n in range(VOCABULARY) for token in hidden(under, Told("", "", _word(n)))]
        await sql.execute(KEPT, dossier, tokens, VOCABULARY, WORDS)
    await sql.execute("reset session_replication_role")
    await sql.execute("vacuum analyze document_word")


async def _milliseconds(sql: asyncpg.Connection, ring: KeyRing, people: list[str], searches: int) -> float:
    """The median of searches for a word, each by somebody, in a transaction as a page has it."""
    dice, times = random.Random(searches), []
    for _ in range(searches):
        who, asked = Asked(dice.choice(people), "usager"), _word(dice.randrange(VOCABULARY))
        began = time.perf_counter()
        await sql.execute(f"begin isolation level repeatable read; {becoming(who)}")
        found = await with_words(sql, ring, asked, date.max, UUID(int=0))
        await sql.execute("commit")
        times.append((time.perf_counter() - began) * 1000)
        if len(found) != 20:
            raise SystemExit(f"{asked}: {len(found)} papers were found")
    return statistics.median(times)
