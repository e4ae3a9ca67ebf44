"""With secrets and without: every answer that she gets is the same, octet for octet, and she is told the same.

She is an aidant whom he chose, or his guardian by a judgment; or of a child, his mother.
"""

import difflib
import os
import zlib
from contextlib import aclosing

import pytest

from tests.worlds_apart.child import KeptFromHisMother
from tests.worlds_apart.hidden import Hidden
from tests.worlds_apart.holes import ALONE, BEHIND, HOLES, OF_A_CHILD
from tests.worlds_apart.living import Day, packed, world
from tests.worlds_apart.seeded import Seeded

pytestmark = pytest.mark.anyio
SEED = os.environ.get("WORLDS_SEED", "2026")
SEEN = [(Hidden, one) for one in HOLES if one not in ALONE] + [(KeptFromHisMother, one) for one in OF_A_CHILD]
OF_A_HOLE = 80
"""Steps, in which each is seen."""


async def lived(place, seeded, seed, steps, guesses=None, hole="select", hidden=Hidden, beside=None):
    """What she got in one world, step by step, and the ids of what was kept from her. It ends at the first step that
    is not the one of `beside`."""
    async with world(*place, seeded, seed, hidden.home) as made:
        await made[0].sql.execute(hole)
        day, seen = Day(made, seeded, seed, guesses, hidden), []
        async with aclosing(day.lived(steps)) as living:
            async for step in living:
                seen.append(packed(step))
                if beside and seen[-1] != beside[len(seen) - 1]:
                    break
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
    return day, without


@pytest.fixture
def place(cluster, template, keys, tmp_path, built):
    return cluster, template, keys, tmp_path, built


@pytest.fixture(scope="module")
def without_secrets():
    """Whose day → that day in the world without secrets, lived once: by the first that asks."""
    return {}


@pytest.fixture
async def beside(place, monkeypatch, without_secrets, hidden):
    """The beginning of that day."""
    if hidden not in without_secrets:
        _, without_secrets[hidden] = await compared(place, monkeypatch, SEED, OF_A_HOLE, hidden)
    return without_secrets[hidden][:OF_A_HOLE]


@pytest.mark.slow
@pytest.mark.attack("C01")
@pytest.mark.attack("C02")
@pytest.mark.attack("C06")
@pytest.mark.parametrize("hidden", [Hidden, KeptFromHisMother])
async def test_she_lives_the_same_day(place, monkeypatch, without_secrets, hidden):
    day, without = await compared(place, monkeypatch, SEED, int(os.environ.get("STEPS", "300")), hidden)
    if len(without) >= OF_A_HOLE:
        without_secrets[hidden] = without
    assert len(day.guessed["paper"]) > 20
    assert len(day.guessed["thread"]) > 20
    assert len(day.guessed["photo"]) > 1
    assert len(day.guessed["appointment"]) > 10
    assert len(day.known["paper"]) > 50


async def holed(place, monkeypatch, hidden, beside, *guards):
    """The same day without these guards, until it differs."""
    how = {"hole": ";".join(guards), "hidden": hidden, "beside": beside}
    with_it, _ = await lived(place, Seeded(monkeypatch), SEED, OF_A_HOLE, **how)
    return with_it


@pytest.mark.slow
@pytest.mark.parametrize(("hidden", "hole"), SEEN)
async def test_each_hole_is_seen(place, monkeypatch, beside, hidden, hole):
    """Without that guard the two worlds differ: so the test above can be red."""
    holes = HOLES if hidden is Hidden else OF_A_CHILD
    assert await holed(place, monkeypatch, hidden, beside, holes[hole]) != beside, "nobody saw it"


@pytest.mark.slow
@pytest.mark.parametrize("hidden", [Hidden])
@pytest.mark.parametrize("gone", BEHIND, ids=" and ".join)
async def test_behind_another_guard_nothing_shows(place, monkeypatch, beside, hidden, gone):
    """Without all of these at once: so without any one of them."""
    with_it = await holed(place, monkeypatch, hidden, beside, *(HOLES[one] for one in gone))
    assert with_it == beside, f"{BEHIND[gone]}\n{difference(with_it[-1], beside[len(with_it) - 1])}"


@pytest.mark.long
async def test_she_lives_the_same_week(place, monkeypatch):
    """Ten thousand steps."""
    await compared(place, monkeypatch, f"{SEED}/long", 10_000)
