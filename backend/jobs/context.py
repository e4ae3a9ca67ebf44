"""As whom a job works: the system of one house, or the person who will read. Nobody sees no row."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import msgspec

from backend.jobs.queue import Reader


class GiveUp(Exception):
    """Trying again would change nothing: the job is laid aside at once."""


class NoHouse(GiveUp):
    """The job names a house that does not exist."""


class NoLongerAllowed(Exception):
    """The reader lost the right since: the job ends, and this is not a failure."""


class Context(msgspec.Struct, frozen=True):
    """What a job works with. `services` is whatever the process gave: the vault, the key ring."""

    pool: asyncpg.Pool
    settings: Any
    services: Any

    @asynccontextmanager
    async def as_system(self, house: UUID) -> AsyncIterator[asyncpg.Connection]:
        """A transaction that finishes an act accepted in this house. Raises NoHouse.

        Keep it short: no network call stands between its ends.
        """
        async with self.pool.acquire() as sql, sql.transaction(isolation="read_committed"):
            await sql.execute("select act_as_system($1)", house)
            if await sql.fetchval("select acting_house()") != house:
                raise NoHouse
            yield sql

    @asynccontextmanager
    async def as_reader(self, reader: Reader) -> AsyncIterator[asyncpg.Connection]:
        """A transaction that sees what the reader may see now. Raises NoLongerAllowed."""
        async with self.pool.acquire() as sql, sql.transaction(isolation="read_committed"):
            known = await sql.fetchval(
                "select act_as_reader($1, $2, $3)", reader.person, reader.capacity, reader.subject
            )
            if known is None:
                raise NoLongerAllowed
            yield sql
