"""The first visit stays small and asks for little, whatever the page of the door comes to say (design: section 5)."""

import pytest

from tests.budgets.first_visit import DOOR, first_visit, of

pytestmark = pytest.mark.anyio

KB = 1000


@pytest.fixture
async def weights(cast):
    return await first_visit(cast.nobody().client)


async def test_it_asks_for_few_things(weights):
    assert 5 < len(weights) <= 8, sorted(weights)


async def test_it_weighs_little(weights):
    assert sum(weights.values()) <= 60 * KB, weights
    assert weights[DOOR] + of(weights, ".css") <= 13 * KB, weights
    for ending, most in ((".js", 15), (".woff2", 25), (".svg", 12)):
        assert 0 < of(weights, ending) <= most * KB, (ending, weights)
