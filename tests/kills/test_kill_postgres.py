"""kill -9 of PostgreSQL, or of one process of it, at any message of a write: what was acknowledged is there, once."""

import os
import signal
from contextlib import suppress

import pytest

from tests.chaos.mishaps import number
from tests.demo.processes import children
from tests.kills.sending import Sender, chance_of

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
A_WRITE = 7
WHO = ("all of it", "a part of it")


def kill(chance, server):
    """The whole server, or any process of it: PostgreSQL then throws every connection out and recovers."""
    victims = [server.pid] if chance.choice(WHO) == WHO[0] else children(server.pid)
    with suppress(ProcessLookupError):
        os.kill(chance.choice(victims), signal.SIGKILL)


@pytest.mark.parametrize("rounds", [6, pytest.param(60, marks=pytest.mark.long)])
@pytest.mark.attack("L13")
async def test_killed_anywhere_nothing_acknowledged_is_lost_or_doubled(durable, rounds):
    """On a PostgreSQL that writes to the disk, as the demo's: the web process stays, and says when to come back."""
    chance, rounds = chance_of(rounds)
    web, server = durable.web, durable.server

    async def mend():
        server.start()  # nothing, while it runs
        await web.starts_again()

    struck = []
    async with Sender(durable.cast, web.port, durable.thread, mend) as sender:
        for turn in rounds:
            await mend()
            where = number(chance.randint(1, A_WRITE))
            struck.append(durable.line.set("never", where, then=lambda: kill(chance, server)))
            await (sender.leaves() if chance.random() < 0.3 else sender.says(f"Tour {turn}"))
    server.start()
    assert web.starts == 1
    assert sum(mishap.happened.is_set() for mishap in struck) > len(rounds) // 2
    kept = await durable.ask("select array_agg(left(id::text, 8) order by number) from message")
    assert (kept or []) == sender.messages
    parcels = await durable.ask("select coalesce(array_agg(id::text order by received_at), '{}') from deposit")
    assert parcels == sender.parcels
