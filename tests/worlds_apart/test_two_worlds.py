"""With secrets and without: every answer that she gets is the same, octet for octet, and she is told the same.

She is an aidant whom he chose, or his guardian by a judgment; or of a child, his mother.
"""

import difflib
import os
import zlib

import pytest

from tests.worlds_apart.child import KeptFromHisMother
from tests.worlds_apart.hidden import Hidden
from tests.worlds_apart.holes import BEHIND, HOLES, OF_A_CHILD
from tests.worlds_apart.living import Day, packed, world
from tests.worlds_apart.seeded import Seeded

pytestmark = pytest.mark.anyio
SEED = os.environ.get("WORLDS_SEED", "2026")
EACH = [(Hidden, one) for one in HOLES] + [(KeptFromHisMother, one) for one in OF_A_CHILD]


async def lived(place, seeded, seed, steps, guesses=None, hole="select", hidden=Hidden):
    """What she got in one world, step by step, and the ids of what was kept from her."""
    async with world(*place, seeded, seed, hidden.home) as made:
        await made[0].sql.execute(hole)
        day = Day(made, seeded, seed, guesses, hidden)
        seen = [packed(step) async for step in day.lived(steps)]
        await day.ear.close()
        return seen, day


def difference(one, other):
    """The first step that differs, told so that one can find the hole."""
    first, second = (zlib.decompress(step).decode().replace("\\n", "\n").splitlines() for step in (one, other))
    return "\n".join(difflib.unified_diff(first, second, "with secrets", "without", lineterm="", n=1))


async def compared(place, monkeypatch, seed, steps, hidden=Hidden):
    print(f"WORLDS_SEED={seed}")
    seeded = Seeded(monkeypatch)
    with_it, day = await lived(place, seeded, seed, steps, hidden=hidden)
    without, other = await lived(place, seeded, seed, steps, day.guesses, hidden=hidden)
    assert day.known == other.known, "what both have is the same"
    for one, another in zip(with_it, without, strict=True):
        if one != another:
            pytest.fail(difference(one, another), pytrace=False)
    return day


@pytest.fixture
def place(cluster, template, keys, tmp_path, built):
    return cluster, template, keys, tmp_path, built


@pytest.fixture(scope="module")
def without_secrets():
    """Whose day → that day in the world without secrets: lived once, by the first that asks."""
    return {}


@pytest.mark.slow
@pytest.mark.attack("C01")
@pytest.mark.attack("C02")
@pytest.mark.attack("C06")
@pytest.mark.parametrize("hidden", [Hidden, KeptFromHisMother])
async def test_she_lives_the_same_day(place, monkeypatch, hidden):
    day = await compared(place, monkeypatch, SEED, int(os.environ.get("STEPS", "500")), hidden)
    assert len(day.guessed["paper"]) > 20
    assert len(day.guessed["thread"]) > 20
    assert len(day.guessed["photo"]) > 1
    assert len(day.guessed["appointment"]) > 10
    assert len(day.known["paper"]) > 50


@pytest.mark.slow
@pytest.mark.parametrize(("hidden", "hole"), EACH)
async def test_each_hole_is_seen(place, monkeypatch, without_secrets, hidden, hole):
    """Without that guard the two worlds differ: so the test above can be red."""
    seeded, steps, holes = Seeded(monkeypatch), 80, HOLES if hidden is Hidden else OF_A_CHILD
    with_it, day = await lived(place, seeded, SEED, steps, hole=holes[hole], hidden=hidden)
    if hidden not in without_secrets:
        without_secrets[hidden] = (await lived(place, seeded, SEED, steps, day.guesses, hidden=hidden))[0]
    assert (with_it != without_secrets[hidden]) is (hole not in BEHIND), BEHIND.get(hole, "nobody saw it")


@pytest.mark.long
async def test_she_lives_the_same_week(place, monkeypatch):
    """Ten thousand steps."""
    await compared(place, monkeypatch, f"{SEED}/long", 10_000)
