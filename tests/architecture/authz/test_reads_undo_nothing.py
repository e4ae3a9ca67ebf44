"""What a GET would write and undo in the same breath is a write too: it locks, and a standby refuses it."""

import httpx
import pytest
from litestar import get
from litestar.di import NamedDependency

from backend.app import create_app
from backend.db.compiled import Connection
from backend.identity.guards import public
from tests.architecture.authz.watching import Watch

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]


@pytest.fixture(scope="module")
async def watch(world):
    return await Watch.on(world.sql)


async def test_a_get_that_writes_and_undoes_it_would_be_seen(world, watch):
    @get("/papiers/undone", guards=[public])
    async def undone(sql: NamedDependency[Connection]) -> str:
        await sql.execute("savepoint there")
        await sql.execute("update document set hidden_from_staff_at = now()")
        await sql.execute("rollback to savepoint there; release savepoint there")
        return ""

    made = create_app(world.cast.app.state.settings, undone)
    browser = httpx.AsyncClient(transport=httpx.ASGITransport(made), base_url="https://aportee.test")
    await watch.tried()
    async with made.lifespan(), browser:
        await browser.get("/papiers/undone", headers=world.actors["david"])
    assert "document update" in await watch.tried()
    assert await watch.written() == {}
