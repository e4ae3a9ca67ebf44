"""kill -9 of the web process at any message of a write: what was acknowledged is there, once, in its order."""

import pytest

from tests.chaos.mishaps import number
from tests.kills.sending import Sender, chance_of
from tests.messaging.talk import begins

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
A_WRITE = 9
"""Messages to PostgreSQL, at most: a kill that falls beyond does not happen."""


@pytest.mark.parametrize("rounds", [8, pytest.param(80, marks=pytest.mark.long)])
@pytest.mark.attack("L15")
async def test_killed_anywhere_nothing_is_lost_or_doubled(cast, line, parts, rounds):
    web, _ = parts
    chance, rounds = chance_of(rounds)
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    async with Sender(cast, web.port, thread, web.starts_again) as sender:
        for turn in rounds:
            await web.starts_again()
            line.set(chance.choice(("never", "unheard")), number(chance.randint(1, A_WRITE)), then=web.kill)
            await (sender.leaves() if chance.random() < 0.3 else sender.says(f"Tour {turn}"))
    assert web.starts > len(rounds) // 2
    rows = await cast.sql.fetch("select left(id::text, 8) as id, number from message order by number")
    assert [row["id"] for row in rows[1:]] == sender.messages
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    parcels = await cast.sql.fetch("select id::text from deposit order by received_at")
    assert [row["id"] for row in parcels] == sender.parcels
