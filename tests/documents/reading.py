"""Somebody who asks for the pieces of her papers, as a page will: in her own transaction, under her policies."""

from contextlib import asynccontextmanager
from datetime import date
from uuid import UUID

from backend.db.unit import becoming
from backend.documents import found, pieces
from backend.documents.vault import Stored
from backend.kit.actor import Asked
from backend.people.keys import Wrapped, opened

FIRST = UUID(int=0)


class Reader:
    def __init__(self, cast, somebody, capacity="usager", subject=None):
        self.cast, self.asked = cast, Asked(somebody.secret, capacity, subject)

    @asynccontextmanager
    async def acting(self):
        async with self.cast.app.state.pool.acquire() as sql, sql.transaction():
            await sql.execute(becoming(self.asked))
            yield sql

    async def rows(self, statement, **values):
        async with self.acting() as sql:
            return await statement.all(sql, **values)

    async def pages(self, paper):
        """The number and the words of each page."""
        return [(row.number, await self.words(row)) for row in await self.rows(pieces.PAGES, id=paper)]

    async def words(self, row):
        sealed = await self.cast.sql.fetchrow(
            "select id, kek_id, wrapped from dossier_key where id = (select key_id from document_page where id = $1)",
            row.id,
        )
        key = opened(self.cast.ring, Wrapped(*sealed))
        return key.unseal(row.text, row.establishment_id, "document_page", row.id, "text")

    async def file(self, statement, **values):
        """The octets of one file, or None."""
        for row in await self.rows(statement, **values):
            key = opened(self.cast.ring, Wrapped(row.key_id, row.kek_id, row.wrapped_key))
            stored = Stored(row.store_key, row.size, row.sha256)
            return await self.cast.app.state.vault.get(stored, key.unwrap(row.file_key, row.file_id))
        return None

    async def finds(self, asked, before=date.max, after=FIRST):
        """The ids of the papers that have these words."""
        async with self.acting() as sql:
            return [row.id for row in await found.with_words(sql, self.cast.ring, asked, before, after)]
