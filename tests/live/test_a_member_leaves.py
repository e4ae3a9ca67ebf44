"""Whoever keeps the members says that somebody works there no more: her open page is told nothing from then on."""

import asyncio

import pytest

from tests.live.streams import listening, ready
from tests.people.members.deciding import decides

pytestmark = pytest.mark.anyio
LIMIT = 5.0


async def test_her_stream_ends_within_five_seconds(cast, app, thread):
    riviere, loop = await decides(cast, "Jean", "Rivière", "Monsieur Rivière"), asyncio.get_running_loop()
    async with listening(cast.martin, f"{cast.martin.base}/messages/direct") as hers:
        await ready(app)
        await riviere.sends(f"/membres/{cast.martin.membership}/fin", maintenant="on")
        began, names = loop.time(), []
        await cast.david.sends(f"/messages/{thread}/repondre", mots="Pour elle seule, avant.")
        while (event := await hers.event()) is not None:
            names.append(event[0])
        assert loop.time() - began < LIMIT
        assert "changed" not in names
        assert names[-1] == "over"
    assert (await cast.martin.opens("/messages")).status_code == 404
