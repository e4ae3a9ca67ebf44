"""What the tests of requests do again and again."""

from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg

from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.rights.jobs import make_receipt
from backend.web.catalogues import using

WHY = "Vous avez besoin de ce papier à l’hôpital."


async def opposes(person, paper, why="private", words="", **more):
    """The id of her request."""
    sent = await person.sends("/demandes/opposition", papier=str(paper), pourquoi=why, mots=words, **more)
    assert sent.status_code == 200, sent.text
    return UUID(sent.url.path.rpartition("/")[2])


async def answers(person, request, reponse="accepted", mots="", **more):
    return await person.sends(f"/demandes/{request}/repondre", reponse=reponse, mots=mots, **more)


@asynccontextmanager
async def at_work(cast):
    """What a job of the worker has in its hands."""
    state = cast.app.state
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        yield Context(pool, state.settings, {"ring": state.ring, "vault": state.vault, "using": using})


async def prints(cast, request, house=None):
    """The worker makes the receipt."""
    async with at_work(cast) as context:
        job = Envelope("request.receipt", (house or cast.tilleuls).id, {"request": request})
        await make_receipt(context, job)


async def state_of(cast, request):
    return await cast.sql.fetchval("select state from request where id = $1", request)


async def steps_of(cast, request):
    rows = await cast.sql.fetch("select kind from request_event where request_id = $1 order by at", request)
    return [kind for (kind,) in rows]
