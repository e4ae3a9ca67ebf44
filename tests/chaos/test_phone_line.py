"""Between the phone and the service: the answer is lost on its way, the phone sends again, it is done once."""

import asyncio
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx
import pytest
import uvicorn

from backend.app import create_app
from backend.kit.actor import COOKIE
from tests.chaos.acts import MESSAGES
from tests.chaos.mishaps import saying
from tests.chaos.proxy import Proxy
from tests.waiting import until

pytestmark = pytest.mark.anyio
FORM = {"quoi": "pain", "mots": "J’ai mal."}


@asynccontextmanager
async def served(settings):
    """The service on a port of its own, until the end of the block."""
    config = uvicorn.Config(create_app(settings), port=0, log_config=None, lifespan="on")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server._serve())

    async def ready():
        return server.started

    await until(ready, "the server listens")
    try:
        yield server.servers[0].sockets[0].getsockname()[:2]
    finally:
        server.should_exit = True
        await serving


@pytest.mark.parametrize(("how", "kept"), [("never", {0}), ("unheard", {1}), ("half", {0, 1})])
@pytest.mark.attack("L05")
async def test_sent_again_by_the_phone_it_is_done_once(cast, settings, how, kept):
    form = FORM | {"key": str(uuid4())}
    headers = {"cookie": f"{COOKIE}={cast.david.secret}", "sec-fetch-site": "same-origin"}
    async with served(settings) as place, Proxy(("127.0.0.1", 0), place) as air:
        url = "http://{}:{}/messages/ecrire".format(*air.place)
        air.set(how, saying(b"mots="))
        async with httpx.AsyncClient(headers=headers, trust_env=False) as phone:
            with pytest.raises(httpx.TransportError):
                await phone.post(url, data=form)
            assert await cast.sql.fetchval(MESSAGES) in kept
            again = [await phone.post(url, data=form) for _ in range(2)]
    assert [answer.status_code for answer in again] == [303, 303]
    assert again[0].headers["location"] == again[1].headers["location"]
    assert await cast.sql.fetchval(MESSAGES) == 1
