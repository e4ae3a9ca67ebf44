"""A limit is one limit, however many processes keep it."""

import asyncio
from contextlib import AsyncExitStack

import httpx
import msgspec
import pytest

from backend.app import create_app
from backend.kit.actor import COOKIE

pytestmark = pytest.mark.anyio
PROCESSES, CALLS = 4, 200


@pytest.fixture
async def thread(cast):
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    await cast.sql.execute("delete from pace")
    return await cast.sql.fetchval("select id from thread")


@pytest.mark.attack("E19")
async def test_four_processes_keep_one_limit_together(cast, settings, thread):
    """Two hundred calls at once: sixty pass, not one more, not one less."""
    address, made = f"https://aportee.test/messages/{thread}/repondre", 0
    headers = {"cookie": f"{COOKIE}={cast.david.secret}", "sec-fetch-site": "same-origin"}
    async with AsyncExitStack() as open_ones:
        clients = []
        for _ in range(PROCESSES):
            app = create_app(msgspec.structs.replace(settings, pool_size=10))
            await open_ones.enter_async_context(app.lifespan())
            client = httpx.AsyncClient(transport=httpx.ASGITransport(app), headers=headers, timeout=60)
            clients.append(await open_ones.enter_async_context(client))

        def call(n):
            key = f"00000000-0000-4000-8000-{n:012d}"
            return clients[n % PROCESSES].post(address, data={"key": key, "mots": f"{n}"})

        answers = await asyncio.gather(*(call(n) for n in range(CALLS)))
    for answer in answers:
        made += answer.status_code == 303
    assert {answer.status_code for answer in answers} == {303, 429}
    assert made == 60
    assert await cast.sql.fetchval("select count(*) from message") == 1 + made
