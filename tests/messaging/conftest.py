"""Who stands around David."""

import pytest

from tests.entrusting.giving import gives
from tests.messaging.talk import colleague


@pytest.fixture
async def zoe(cast):
    """Madame Hoareau, of the same team."""
    return await colleague(cast)


@pytest.fixture
async def aidant(cast):
    """She reads and writes David's messages, and is told of them."""
    somebody = await cast.stranger()
    await gives(cast.david, somebody, ecrire="on")
    somebody.base = f"/pour/{cast.david.id}"
    return somebody
