"""A PostgreSQL of the demo's own, and the addresses of its roles there."""

import asyncpg
import msgspec

from backend.db.embedded.server import Embedded

ROLES = ("app", "worker", "sealer")
NAME = "aportee"


class Addresses(msgspec.Struct, frozen=True):
    """One address for each role; `owner` migrates and seeds."""

    owner: str
    app: str
    worker: str
    sealer: str


class Server:
    """A PostgreSQL of our own, as a part of the demo."""

    def __init__(self, embedded: Embedded) -> None:
        self.embedded = embedded
        embedded.start()

    @property
    def dead(self) -> bool:
        return self.embedded.pid is None

    def ask(self) -> None:
        """It stops last: the others still write."""

    def stop(self) -> None:
        self.embedded.stop()

    def last_words(self) -> str:
        return self.embedded.log.read_text(errors="replace")[-2000:]


async def embedded_addresses(server: Embedded) -> Addresses:
    """Over a socket of our own the role's name is enough. The database is made the first time."""
    direct = await asyncpg.connect(server.dsn())
    if not await direct.fetchval("select exists (select from pg_database where datname = $1)", NAME):
        await direct.execute(f"create database {NAME}")
    await direct.close()
    return Addresses(*(server.dsn(role, NAME) for role in ("postgres", *ROLES)))
