"""A list brought at the desk, and the worker that does what was asked."""

import re
from uuid import UUID, uuid4

import asyncpg
from msgspec.structs import replace

from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.people.lists.carrying import carry
from backend.people.lists.looking import look

SEEN = re.compile(r'name="vu" value="([0-9a-f]+)"')


class Desk:
    """Somebody who brings lists in her house."""

    def __init__(self, cast, somebody, house=None):
        self.cast, self.somebody, self.house = cast, somebody, house or cast.tilleuls
        self.base = f"/equipe/{self.house.id}/listes"

    async def brings(self, body, what="usagers", name="liste.csv", key=None):
        """The answer, without following it."""
        data, file = {"key": key or str(uuid4()), "quoi": what}, {"liste": (name, body, "text/csv")}
        return await self.somebody.client.post(self.base, data=data, files=file, follow_redirects=False)

    async def looks(self, body, what="usagers"):
        """Brought, and looked at by the worker: where it is shown."""
        answer = await self.brings(body, what)
        assert answer.status_code == 303, answer.text
        run = UUID(answer.headers["location"].rpartition("/")[2])
        await works(self.cast, self.house.id, run, look)
        return run

    async def shows(self, run, **asked):
        return (await self.somebody.client.get(f"{self.base}/{run}", params=asked)).text

    async def confirms(self, run):
        seen = SEEN.search(await self.shows(run))[1]
        form = {"key": str(uuid4()), "vu": seen}
        return await self.somebody.client.post(f"{self.base}/{run}/confirmer", data=form, follow_redirects=False)

    async def imports(self, body, what="usagers"):
        """From the file to the end."""
        return await self.carries(await self.looks(body, what))

    async def carries(self, run):
        """From her yes to the end."""
        answer = await self.confirms(run)
        assert answer.headers["location"].endswith("begun"), answer.headers
        await works(self.cast, self.house.id, run, carry)
        return run


async def works(cast, house, run, job, **settings):
    state = cast.app.state
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        context = Context(pool, replace(state.settings, **settings), {"ring": state.ring})
        await job(context, Envelope(job.__name__, house, {"run": run}))


async def run_of(cast, run):
    return dict(await cast.sql.fetchrow("select * from list_run where id = $1", run))
