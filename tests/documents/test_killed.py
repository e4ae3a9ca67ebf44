"""The intake killed by the system, in a real process, where it hurts: nothing or a whole paper."""

import asyncio
import sys
from uuid import UUID

import pytest

from backend.paths import ROOT
from tests.documents.test_crashes import BODY, STEPS, counts, nothing_is_left, whole

pytestmark = pytest.mark.anyio
KILLED = """
import asyncio, os, signal, sys
import asyncpg
from backend.documents import filing, intake, relations, shelving, words
from backend.environment import load
from backend.jobs.context import Context
from backend.jobs.queue import Envelope
from backend.work import services
from uuid import UUID

module, name, dsn, house, deposit = sys.argv[1:]

async def dies(*given, **more):
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    settings = load(os.environ)
    setattr(sys.modules[module], name, dies)
    async with asyncpg.create_pool(dsn, min_size=0, max_size=1) as pool:
        context = Context(pool, settings, services(settings))
        await intake.intake(context, Envelope("deposit.intake", UUID(house), {"deposit": UUID(deposit)}))

asyncio.run(main())
"""


@pytest.mark.slow
@pytest.mark.parametrize("step", ["read", "files put", "files written", "words kept", "versions settled"])
async def test_kill_9_at_any_step_leaves_nothing_and_the_next_try_is_whole(cast, settings, step):
    """A real process, killed there by the system: nothing of it is tidied up."""
    deposit = UUID((await cast.dui.pushes(BODY)).json()["id"])
    before = await counts(cast)
    module, name = STEPS[step]
    place = (module.__name__, name, cast.database.dsn("worker"), str(cast.tilleuls.id), str(deposit))
    environ = {
        "ENVIRONMENT": "test",
        "KEYS_DIR": str(settings.keys_dir),
        "DATA_DIR": str(settings.data_dir),
        "OBJECT_STORE_URL": settings.object_store_url,
        "PATH": "/usr/bin:/bin",
    }
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, *place, env=environ, cwd=ROOT)
    assert await child.wait() == -9
    await nothing_is_left(cast, before)
    await cast.works(deposit)
    await whole(cast, settings)
