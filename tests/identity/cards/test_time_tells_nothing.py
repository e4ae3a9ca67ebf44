"""Whoever tries a number learns nothing from how long the refusal takes."""

import asyncio

import pytest

from backend.identity.cards.rules import new_code
from backend.kit.references import new_reference
from tests.identity.cards.desk import browser, gives, types
from tests.timing import MOST, told_apart

pytestmark = [pytest.mark.anyio, pytest.mark.long]


@pytest.fixture
async def card(cast):
    return await gives(cast.clerk, cast.marion)


async def test_a_number_that_no_card_has_is_refused_as_slowly(cast, card):
    async with browser(cast) as thief:

        async def known():
            await types(thief, card, new_code())
            await cast.sql.execute("delete from card_try")

        async def unknown():
            await types(thief, card, new_code(), numero=new_reference())
            await cast.sql.execute("delete from card_try")

        apart = await told_apart(known, unknown)
        print(f"card known or not: {apart:.3f} from one half")
        assert apart < MOST


async def test_what_differs_is_seen():
    """Else the test above could not fail."""

    async def short():
        await asyncio.sleep(0.001)

    async def longer():
        await asyncio.sleep(0.0015)

    assert await told_apart(short, longer, rounds=60) > MOST
