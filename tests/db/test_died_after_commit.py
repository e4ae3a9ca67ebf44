"""The web process dies between COMMIT and the answer: whoever asks again gets the answer that was lost, and one act."""

import asyncio
import os
import signal
from uuid import uuid4

import httpx
import pytest

from backend.app import create_app
from backend.db.embedded.lifeline import tie
from backend.db.unit import Unit
from backend.environment import load
from backend.kit.actor import COOKIE
from tests.cast import DLU
from tests.kills.parts import ALIKE

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.attack("L05")]


def dying(environ, path, content, headers):
    """A real process, killed by the system as soon as PostgreSQL has committed: nothing was sent yet."""
    tie(os.getppid(), signal.SIGKILL)
    app, settle = create_app(load(environ)), Unit.settle

    async def dies(unit, verdict):
        if await settle(unit, verdict) and verdict == "COMMIT":
            os.kill(os.getpid(), signal.SIGKILL)

    async def asks():
        transport = httpx.ASGITransport(app)
        async with app.lifespan(), httpx.AsyncClient(transport=transport, base_url=environ["ORIGIN"]) as client:
            await client.post(path, content=content.encode(), headers=headers)

    Unit.settle = dies
    asyncio.run(asks())


@pytest.fixture
def environ(settings):
    return {
        "ENVIRONMENT": "test",
        "ORIGIN": settings.origin,
        "KEYS_DIR": str(settings.keys_dir),
        "DATA_DIR": str(settings.data_dir),
        "OBJECT_STORE_URL": settings.object_store_url,
        "DATABASE_URL": settings.database_url,
    }


async def dies(environ, *asked):
    child = ALIKE.Process(target=dying, args=(environ, *asked), daemon=True)
    child.start()
    await asyncio.to_thread(child.join, 60)
    ended = child.exitcode
    child.kill()
    assert ended == -signal.SIGKILL, f"it ended by {ended}: what it said is on the standard error"


@pytest.mark.parametrize(
    ("act", "fields", "counted"),
    [
        ("/messages/ecrire", {"quoi": "pain", "mots": ""}, "select count(*) from message"),
        ("/papiers/{}/cacher", {}, "select count(*) from audit_entry where act = 'document.hidden'"),
        ("/papiers/{}/pas-a-moi", {}, "select count(*) from document_dispute"),
        ("/demandes/opposition", {"papier": "{}", "pourquoi": "private"}, "select count(*) from request"),
    ],
)
async def test_pressed_again_it_is_done_once_and_the_answer_is_the_lost_one(cast, environ, act, fields, counted):
    paper = await cast.files(DLU)
    form = {"key": str(uuid4())} | {name: value.format(paper) for name, value in fields.items()}
    path = act.format(paper)
    kind = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
    lost = str(httpx.QueryParams(form))
    await dies(environ, path, lost, kind | {"cookie": f"{COOKIE}={cast.david.secret}"})
    assert await cast.sql.fetchval(counted) == 1
    again = [await cast.david.client.post(path, data=form, follow_redirects=False) for _ in range(2)]
    assert [answer.status_code for answer in again] == [303, 303]
    assert again[0].headers["location"] == again[1].headers["location"]
    assert await cast.sql.fetchval(counted) == 1


async def test_a_parcel_pushed_again_is_one_paper(cast, environ):
    headers = cast.dui.headers("text/xml")
    await dies(environ, "/api/depots", DLU.decode(), headers)
    [deposit] = [row["id"] for row in await cast.sql.fetch("select id from deposit")]
    assert await cast.files(DLU) is not None
    await cast.works(deposit)
    assert len(await cast.david.papers()) == 1
    assert await cast.sql.fetchval("select count(*) from document") == 1
