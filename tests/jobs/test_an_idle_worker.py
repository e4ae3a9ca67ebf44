"""A worker with nothing to do sleeps until somebody asks."""

import pytest

from backend.jobs.delivery import bury_strangers
from backend.jobs.silent import CHANNEL

pytestmark = pytest.mark.anyio


async def test_looking_for_strangers_wakes_nobody(database):
    """The queue's trigger tells of every DELETE, even of no row: the worker would wake itself for ever."""
    told = []
    ear, worker = await database.connect("worker"), await database.connect("worker")
    await ear.add_listener(CHANNEL, lambda *heard: told.append(heard))
    assert await bury_strangers(worker, ["deposit.intake"]) == 0
    await ear.execute("select 1")  # what was notified before this answer has been heard
    assert told == []
    await ear.close()
    await worker.close()
