"""Prove a measure or a mandate as a house does: one adds the paper, the worker reads it, another opens it."""

from uuid import UUID, uuid4

import asyncpg

from backend.evidence.intake import ENTRYPOINT, intake
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from tests.interop.test_photo import photo

PHOTO = photo((60, 40))
WAITS = "select id, establishment_id from evidence where state = 'received'"


async def adds(desk, about, body=PHOTO, name="jugement.jpg", kind="image/jpeg", **fields):
    """The page that answers."""
    data = {"key": str(uuid4())} | fields
    return await desk.client.post(
        f"{desk.base}/justificatifs/{about}", data=data, files={"fichier": (name, body, kind)}
    )


async def read(cast, scanner=None):
    """The worker reads all that waits: what became of each."""
    state = cast.app.state
    services = {"ring": state.ring, "vault": state.vault, "scanner": scanner or cast.scanner}
    async with asyncpg.create_pool(cast.database.dsn("worker"), min_size=0, max_size=1) as pool:
        for row, house in await cast.sql.fetch(WAITS):
            await intake(Context(pool, state.settings, services), Envelope(ENTRYPOINT, house, {"evidence": row}))
    return await states(cast)


async def added(cast, desk, about):
    """There, and read."""
    page = await adds(desk, about)
    assert page.status_code == 200, page.text
    assert (await read(cast))[-1] == "kept"


async def opens(desk, about):
    return await desk.opens(f"/justificatifs/{about}")


async def files(desk, about):
    """What its first page and the whole of it answer."""
    asked = [await desk.opens(f"/justificatifs/{about}/{part}") for part in ("pages/1", "original")]
    return [answer.status_code for answer in asked]


async def says_wrong(desk, about, why="somebody", **typed):
    """« Ce n’est pas le bon papier »."""
    return await desk.sends(f"/justificatifs/{about}/pas-le-bon", raison=why, **typed)


async def states(cast):
    """Of each, in the order in which they came."""
    return [state for (state,) in await cast.sql.fetch("select state from evidence order by received_at")]


def about_of(there):
    """The mandate of an address."""
    return UUID(there.rsplit("/", 1)[1])
