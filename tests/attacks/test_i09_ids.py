"""Nobody guesses the address of what is not hers: no id follows another, none tells when it was made."""

from collections import Counter

import pytest

from backend.kit.references import ALPHABET, is_reference, new_reference
from tests.architecture.canaries.writing import everything_is_written
from tests.architecture.test_canaries import app

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I09")]
__all__ = ["app"]
COUNTED = """select count(*) from information_schema.columns c
              where c.table_schema = 'public' and (c.is_identity = 'YES' or c.column_default like 'nextval%')"""
SEQUENCES = "select sequencename from pg_sequences where schemaname = 'public'"
IDS = """select table_name, column_name from information_schema.columns
          where table_schema = 'public' and data_type = 'uuid' order by 1, 2"""
MANY = 4_000
DERIVED = "draft.id"  # one for each place where she writes: the hash of ids that are random, and in no address


async def test_nothing_of_ours_is_counted_by_the_database(cast):
    assert await cast.sql.fetchval(COUNTED) == 0
    assert await cast.sql.fetch(SEQUENCES) == []


async def test_every_id_of_a_whole_day_is_drawn_at_random(cast):
    """A version 4 tells neither when nor where it was made."""
    await everything_is_written(cast)
    others, tables = {}, set()
    for table, column in await cast.sql.fetch(IDS):
        rows = await cast.sql.fetch(f'select "{column}" from "{table}" where "{column}" is not null')
        if odd := [row[0] for row in rows if row[0].version != 4]:
            others[f"{table}.{column}"] = odd
        tables |= {table} if rows else set()
    assert set(others) == {DERIVED}
    assert len(tables) > 25, tables


@pytest.mark.parametrize("maker", ["ours", "the database's"])
async def test_a_reference_that_people_read_aloud_is_drawn_at_random(cast, maker):
    if maker == "ours":
        made = [new_reference() for _ in range(MANY)]
    else:
        made = [row[0] for row in await cast.sql.fetch("select new_reference() from generate_series(1, $1)", MANY)]
    assert len(set(made)) == MANY
    assert all(map(is_reference, made))
    expected = MANY / len(ALPHABET)
    for place in range(9):
        counts = Counter(one[place] for one in made)
        odd = sum((counts[sign] - expected) ** 2 / expected for sign in ALPHABET)
        assert odd < 90, "thirty degrees of freedom: chance alone says more once in ten million"
