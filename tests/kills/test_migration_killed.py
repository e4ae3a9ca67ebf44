"""A migration killed at any message: the database is as before or as after, and migrating again makes it whole."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest

from backend.db.migrate import migrate
from tests.chaos.mishaps import COMMIT, number
from tests.kills.parts import ALIKE, migrating
from tests.kills.sending import chance_of

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
MADE = """select (select count(*) from pg_tables where schemaname in ('public', 'jobs')),
    (select count(*) from pg_policies)"""
BEFORE = (0, 0)
MAY_MAKE = (
    "select has_schema_privilege('gate', 'public', 'create') or has_schema_privilege('owner', 'public', 'create')"
)
FIRST = 16
"""Messages that come before the migration's COMMIT, at most; after it, the doors are closed again."""


@pytest.fixture
async def empty(cluster, template):
    """The address of a new database, and the way to it through the line."""
    name = f"m_{uuid4().hex[:12]}"
    await template.execute(f"create database {name} template template0")
    yield name
    await template.execute(f"drop database {name} with (force)")


async def asks(dsn, question):
    sql = await asyncpg.connect(dsn)
    try:
        return tuple(await sql.fetchrow(question))
    finally:
        await sql.close()


async def killed_there(line, database, how, meets):
    process = ALIKE.Process(target=migrating, args=(f"postgresql://postgres@/{database}?host={line.place.parent}",))
    line.set(how, meets, then=process.kill)
    process.start()
    await asyncio.to_thread(process.join)


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.attack("L21")
async def test_killed_anywhere_it_is_whole_the_next_time(cluster, database, empty, line, turn):
    chance, _ = chance_of(turn)
    where = [COMMIT, *(number(chance.randint(1, FIRST)) for _ in range(3))][turn]
    dsn, whole = cluster.dsn("postgres", empty), await asks(database.dsn("postgres"), MADE)
    await killed_there(line, empty, chance.choice(("never", "unheard")), where)
    assert await asks(dsn, MADE) in (BEFORE, whole)
    await migrate(dsn)
    assert await asks(dsn, MADE) == whole
    assert await asks(dsn, MAY_MAKE) == (False,)
    await migrate(dsn)
    assert await asks(dsn, MADE) == whole
