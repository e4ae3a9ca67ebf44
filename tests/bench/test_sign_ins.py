"""What coming in costs by each means: requests to us, and the time that we take over them; onto docs/performance.md.

The provider is one of ours that answers at once, on this machine: its part is what a real one adds to.
"""

import time
from statistics import median

import httpx
import pytest

from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import Asks, adds
from tests.attacks.sign_in.conftest import (  # noqa: F401
    bent,
    browse,
    browse_at,
    david_is_known,
    franceconnect_is_enough,
    other_bent,
    settings,
)
from tests.bench import report
from tests.bench.figures import Measured, stamped
from tests.identity.cards.desk import browser, gives

pytestmark = [pytest.mark.anyio, pytest.mark.bench]
ROUNDS = 20
SIGN_IN = "sign_in_"


class Counting(httpx.AsyncBaseTransport):
    """Each request to us, and how long its answer took."""

    def __init__(self, below):
        self.below, self.took = below, []

    async def handle_async_request(self, request):
        began = time.perf_counter()
        answer = await self.below.handle_async_request(request)
        self.took.append(time.perf_counter() - began)
        return answer


async def costs(means, client, come_in):
    """Two figures: the median time of a whole sign-in, and its requests."""
    counting = Counting(client._transport)
    client._transport, times, asked = counting, [], set()
    for _ in range(ROUNDS + 1):
        counting.took.clear()
        answer = await come_in()
        assert answer.status_code == 303, answer.text
        times.append(sum(counting.took) * 1000)
        asked.add(len(counting.took))
    assert len(asked) == 1
    yield Measured(f"{SIGN_IN}{means}", median(times[1:]), "ms")
    yield Measured(f"{SIGN_IN}{means}_requests", asked.pop(), "requests")


async def test_what_each_means_costs(cast, browse, david_is_known):  # noqa: F811
    found = []
    at_provider = browse()
    found += [one async for one in costs("franceconnect", at_provider.client, at_provider.signs_in)]
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as with_card:

        async def by_card():
            await with_card.get("/entrer/carte")
            code = {"numero": card.number, "code": card.spend(), "personnel": card.secret}
            return await with_card.post("/entrer/carte", data=code)

        found += [one async for one in costs("card", with_card, by_card)]
    device = Device()
    device.user = cast.laura.id.bytes
    await adds(cast.laura, device)
    with_key = Asks(cast.app)
    found += [one async for one in costs("passkey", with_key.client, lambda: with_key.signs_in(device))]
    await with_key.client.aclose()
    report.put(SIGN_IN, stamped(found))
    assert len(found) == 6
