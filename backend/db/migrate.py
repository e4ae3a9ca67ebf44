"""Bring a database to the present schema: roles, then the migrations, as its owner."""

from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

HERE = Path(__file__).parent
PREPARE = (HERE / "roles.sql").read_text()
# Making functions that the gate owns needs this right for a moment; afterwards nobody may make any.
CLOSE = "revoke create on schema public from gate, owner"


async def migrate(dsn: str, target: str = "head") -> None:
    """`dsn` logs in as the database's owner (or a superuser); it may take the roles `owner` and `gate`."""
    direct = await asyncpg.connect(dsn)
    try:
        await direct.execute(PREPARE)
        engine = create_async_engine(
            "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn), poolclass=NullPool
        )
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, target)
        await engine.dispose()
        await direct.execute(CLOSE)
    finally:
        await direct.close()


def _upgrade(connection: Connection, target: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(HERE / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
