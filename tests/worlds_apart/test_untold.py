"""With results that nobody has told him yet, and without: David gets the same answers, octet for octet."""

import os

import pytest

from tests.worlds_apart.holes import UNTOLD
from tests.worlds_apart.seeded import Seeded
from tests.worlds_apart.test_two_worlds import SEED, compared, lived, place  # noqa: F401
from tests.worlds_apart.untold import Untold

pytestmark = [pytest.mark.anyio, pytest.mark.slow, pytest.mark.attack("C10")]


OF_A_HOLE = 140


@pytest.fixture(scope="module")
def without_results():
    """The beginning of the day in the world without them: lived once, by the first that asks."""
    return []


async def test_he_lives_the_same_day(place, monkeypatch, without_results):  # noqa: F811
    day, without = await compared(place, monkeypatch, SEED, int(os.environ.get("STEPS", "170")), Untold)
    without_results[:] = without[:OF_A_HOLE]
    assert len(day.guessed["paper"]) > 60
    assert len(day.known["paper"]) > 30


@pytest.mark.parametrize("hole", UNTOLD)
async def test_each_hole_is_seen(place, monkeypatch, without_results, hole):  # noqa: F811
    if len(without_results) < OF_A_HOLE:
        without_results[:] = (await compared(place, monkeypatch, SEED, OF_A_HOLE, Untold))[1]
    how = {"hole": UNTOLD[hole], "hidden": Untold, "beside": without_results}
    with_it, _ = await lived(place, Seeded(monkeypatch), SEED, OF_A_HOLE, **how)
    assert with_it != without_results
