"""A worker whose connections die in the middle of an intake takes it up again in seconds, not in minutes."""

import asyncio

import pytest

from backend.documents import words
from backend.jobs.worker import Worker
from backend.work import registry
from tests.cast import DLU
from tests.jobs.conftest import HURRY
from tests.waiting import until

pytestmark = pytest.mark.anyio
END = """select pg_terminate_backend(pid) from pg_stat_activity
 where datname = current_database() and usename = 'worker' and pid <> pg_backend_pid() and query ~ $1"""


@pytest.mark.parametrize("which", ["document|deposit|act_as_system", "."], ids=["of the job", "all of them"])
async def test_a_connection_lost_in_the_middle_is_made_good_at_once(cast, monkeypatch, which):
    real, cuts = words.keep, []

    async def cut(*given):
        if not cuts:
            cuts.append(await cast.sql.fetch(END, which))
        await real(*given)

    monkeypatch.setattr(words, "keep", cut)
    deposit = (await cast.dui.pushes(DLU)).json()["id"]
    state = cast.app.state
    services = {"ring": state.ring, "vault": state.vault, "scanner": cast.scanner}
    dsn = cast.database.dsn("worker")
    worker = Worker(dsn, registry(), settings=state.settings, services=services, pace=HURRY, clock=())
    running = asyncio.create_task(worker.run())

    async def handled():
        return (await cast.dui.asks(f"/api/depots/{deposit}")).json()["state"] == "handled"

    await until(handled, "the parcel is handled", seconds=30)
    worker.stop()
    await asyncio.wait_for(running, 20)
    assert cuts[0], "something was cut"
    assert len(await cast.david.papers()) == 1
