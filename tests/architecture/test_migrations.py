"""An empty database becomes what models, gate and locks describe, on the oldest and the newest PostgreSQL."""

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

import backend.tables  # noqa: F401
from backend.cli import schema as command
from backend.cli.schema import FIRST, codes, parts, write
from backend.db import schema
from backend.db.base import Table
from backend.db.embedded import binaries
from backend.db.embedded.server import Embedded
from backend.db.migrate import CLOSE, PREPARE, migrate
from tests.conftest import FAST
from tests.db.dump import dump

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
OLDEST, NEWEST = 15, 18
# Alembic's own table is the only one that the models do not describe.
SCHEMA = ("--schema-only", "--exclude-table=alembic_version")


@pytest.fixture(scope="module", params=[OLDEST, NEWEST])
def server(request, folder):
    programs = binaries.find(request.param)
    with Embedded(folder / f"postgres{request.param}", programs, FAST) as server:
        server.programs = programs
        yield server


async def empty(server, name):
    above = await asyncpg.connect(server.dsn())
    await above.execute(f"create database {name}")
    await above.close()
    return server.dsn("postgres", name)


async def described(dsn):
    """What stands in the code today, run without any migration."""
    sql = await asyncpg.connect(dsn)
    await sql.execute(PREPARE)
    for _, role, words in [*schema.parts(), ("codes", "owner", codes())]:
        await sql.execute(f"set role {role};\n{words}")
    await sql.execute(f"reset role; {CLOSE}")
    await sql.close()


@pytest.mark.slow
async def test_the_migrations_make_what_the_code_describes(server):
    migrated, direct = await empty(server, "migrated"), await empty(server, "direct")
    await migrate(migrated)
    await described(direct)
    made = dump(migrated, *SCHEMA, programs=server.programs)
    for part in ("CREATE TABLE public.document ", "CREATE POLICY", "SECURITY DEFINER", "GRANT", "CREATE INDEX"):
        assert part in made
    assert made.splitlines() == dump(direct, *SCHEMA, programs=server.programs).splitlines()
    code_lists = ("--data-only", "--exclude-table=alembic_version")
    assert dump(migrated, *code_lists, programs=server.programs) == dump(direct, *code_lists, programs=server.programs)


@pytest.mark.slow
async def test_migrating_twice_changes_nothing(server):
    dsn = await empty(server, "twice")
    await migrate(dsn)
    once = dump(dsn, programs=server.programs)
    await migrate(dsn)
    assert dump(dsn, programs=server.programs).splitlines() == once.splitlines()


@pytest.mark.slow
async def test_no_model_differs_from_its_table(server):
    dsn = await empty(server, "models")
    await migrate(dsn)
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn), poolclass=NullPool
    )
    async with engine.connect() as connection:
        found = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), Table.metadata)
        )
    await engine.dispose()
    assert found == []


def read(folder):
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_the_first_migration_is_what_the_command_writes():
    """`python -m backend schema` would change no file."""
    assert read(FIRST) == parts()


def test_a_model_that_cannot_be_written_removes_nothing(tmp_path, monkeypatch):
    write(folder := tmp_path / "v0001")
    assert read(folder) == read(FIRST)
    (folder / "left.sql").touch()  # a part that is no more
    monkeypatch.setattr(command, "codes", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(folder)
    assert read(folder) == read(FIRST) | {"left.sql": ""}
    monkeypatch.undo()
    write(folder)
    assert read(folder) == read(FIRST)
