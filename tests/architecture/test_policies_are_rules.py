"""The rules explain, the policies decide: on random worlds, both say the same.

`WORLDS_SEED` changes the worlds; a failure prints the world, what the rules say and what PostgreSQL did.
"""

import os
from collections import Counter

import pytest

from tests.architecture.worlds.decided import ASK, ATTEMPT, decided, written
from tests.architecture.worlds.explained import explained
from tests.architecture.worlds.making import make
from tests.architecture.worlds.telling import difference

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
SEED = os.environ.get("WORLDS_SEED", "2025")
AT_ONCE = 250
PARTS = 10
DEEDS = (
    "Hide", "Dispute", "MarkOpened", "MarkRead", "TakeNumber", "Begin", "Post", "Ask", "Become", "Say", "Give", "Stop",
)  # fmt: skip
FEW, MANY = 1_000, 9_000


async def compared(database, names):
    """Make each named world, compare; how often each thing was granted."""
    sql, granted = database.above, Counter()
    await sql.execute(f"{ATTEMPT}; {ASK}")
    for start in range(0, len(names), AT_ONCE):
        transaction = sql.transaction()
        await transaction.start()
        moment = await sql.fetchval("select now()")
        worlds = [make(name, moment) for name in names[start : start + AT_ONCE]]
        async with written(sql, worlds, moment, checked=start == 0):
            for world, policies in zip(worlds, await decided(sql, worlds), strict=True):
                rules = explained(world, moment)
                if rules != policies:
                    pytest.fail(difference(world, rules, policies), pytrace=False)
                granted.update(_granted(world, rules))
        await transaction.rollback()
    return granted


def _granted(world, verdict):
    capacity = world.asked.capacity
    yield f"{capacity} level {verdict.level}"
    yield from (f"{capacity} {what}" for what in ("papers", "threads", "visits") if getattr(verdict, what))
    yield from (
        f"{capacity} {type(deed).__name__} {done}" for deed, done in zip(world.deeds, verdict.done, strict=True)
    )


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_the_policies_are_the_rules(database, part):
    """Ten thousand worlds."""
    print(f"WORLDS_SEED={SEED}")
    granted = await compared(database, [f"{SEED}/{part}/{n}" for n in range(FEW)])
    for deed in DEEDS:
        assert granted[f"usager {deed} True"] > 5
    for capacity in ("usager", "aidant", "staff"):
        assert granted[f"{capacity} papers"] > 30
        assert granted[f"{capacity} visits"] > 30
        assert granted[f"{capacity} Post True"] > 5
        assert granted[f"{capacity} Post False"] > 50
    assert granted["staff Become True"] > 5
    assert min(granted[f"staff {deed} True"] for deed in ("Hold", "Note", "Plan", "Move", "Keep")) > 5
    assert granted["aidant Become False"] > 50
    assert granted["usager Keep True"] > 5
    assert min(granted[f"staff {deed} True"] for deed in ("Announce", "Forbid", "Lift")) > 1
    assert min(granted[f"usager Name {named}"] for named in (True, False)) > 5
    assert not any(granted[f"{capacity} Name True"] for capacity in ("aidant", "staff", "machine"))
    assert not any(granted[f"aidant {deed} True"] for deed in ("Plan", "Move", "Keep"))


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
async def test_the_policies_are_the_rules_in_many_more_worlds(database, part):
    """Ninety thousand others: a hundred thousand in all."""
    print(f"WORLDS_SEED={SEED}")
    await compared(database, [f"{SEED}/more/{part}/{n}" for n in range(MANY)])
