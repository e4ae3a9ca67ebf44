"""A house on a PostgreSQL of its own that writes to the disk, behind a line, with a web process in front."""

from typing import NamedTuple
from uuid import UUID, uuid4

import asyncpg

from backend.db.embedded.server import Embedded
from backend.db.migrate import migrate
from backend.demo import making
from tests.cast import Cast, make_cast
from tests.chaos.proxy import Proxy
from tests.kills.parts import Part


class Above:
    """What `make_cast` asks of a database: a connection that may do everything, for as long as it lasts."""

    def __init__(self, above) -> None:
        self.above = above


class Durable(NamedTuple):
    server: Embedded
    line: Proxy
    web: Part
    cast: Cast
    thread: UUID

    async def ask(self, question):
        """By a connection of its own: the others die with the server."""
        sql = await asyncpg.connect(self.server.dsn())
        try:
            return await sql.fetchval(question)
        finally:
            await sql.close()


async def peopled(server, ring):
    """The people of the stories, and a thread of David's where nothing was said yet."""
    await migrate(server.dsn())
    sql = await asyncpg.connect(server.dsn())
    cast = await make_cast(Above(sql), ring, None)
    thread = await making.insert(
        sql, "thread", id=uuid4(), establishment_id=cast.tilleuls.id, dossier_id=cast.david.dossier,
        team_id=cast.care, opening="other",
    )  # fmt: skip
    await sql.close()
    return cast, thread
