"""Whatever the order in which versions and what is said of them come, they end in the same state."""

import random
from itertools import permutations

import msgspec
import pytest

from backend.documents.filing import OtherWords
from tests.documents.versions import filing, paper, states

pytestmark = [pytest.mark.anyio, pytest.mark.attack("L07")]


ORIGINAL = paper("1.1", 1, in_set="S")
STORIES = {
    "replaced by name": ([ORIGINAL, paper("1.2", replaces=["1.1"]), ORIGINAL], {"1.1": "replaced", "1.2": "current"}),
    "replaced by number": (
        [ORIGINAL, paper("1.2", 2, in_set="S"), paper("1.3", 3, in_set="S")],
        {"1.1": "replaced", "1.2": "replaced", "1.3": "current"},
    ),
    "the same id, a new number": ([paper("1.1", 1), paper("1.1", 2)], {"1.1 v1": "replaced", "1.1 v2": "current"}),
    "cancelled, and sent again": (
        [ORIGINAL, paper("1.2", replaces=["1.1"]), paper("1.1", cancels=True, words=None), ORIGINAL],
        {"1.1": "cancelled", "1.2": "current"},
    ),
    "the replacement was a mistake": (
        [ORIGINAL, paper("1.2", 2, in_set="S", replaces=["1.1"]), paper("1.2", cancels=True, words=None)],
        {"1.1": "replaced", "1.2": "cancelled"},
    ),
    "never seen": ([paper("1.2", replaces=["1.1"]), paper("9.9", cancels=True, words=None)], {"1.2": "current"}),
    "itself": ([paper("1.1", replaces=["1.1"])], {"1.1": "current"}),
    "each other": (
        [paper("1.1", replaces=["1.2"]), paper("1.2", replaces=["1.1"])],
        {"1.1": "replaced", "1.2": "replaced"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("story", STORIES)
async def test_every_order_ends_in_the_same_state(cast, story):
    said, end = STORIES[story]
    async with filing(cast) as (sql, files):
        for order in permutations(said):
            undone = sql.transaction()
            await undone.start()
            for one in order:
                await files(one)
            assert await states(sql) == end, [one.header.unique_id for one in order]
            await undone.rollback()


def drawn(dice):
    """Three papers with sets, numbers, names and cancellations as they fall; an id and a number stand once."""
    pairs = dice.sample([(name, number) for name in ("1.1", "1.2", "1.3") for number in (1, 2, 3)], 3)
    for name, number in pairs:
        cancels = dice.random() < 0.3
        targets = dice.sample(["1.1", "1.2", "1.3", "9.9"], dice.randint(0, 2))
        words = None if cancels and dice.random() < 0.5 else b"words"
        yield paper(name, number, in_set=dice.choice([None, "S"]), replaces=targets, cancels=cancels, words=words)


async def test_whatever_is_said_every_order_ends_in_the_same_state(cast):
    """A hundred draws of seed 4711."""
    dice, seen = random.Random(4711), set()
    async with filing(cast) as (sql, files):
        for _ in range(100):
            said, ends = list(drawn(dice)), set()
            for order in permutations(said):
                undone = sql.transaction()
                await undone.start()
                for one in order:
                    await files(one)
                ends.add(str(await states(sql)))
                await undone.rollback()
            assert len(ends) == 1, said
            seen |= ends
    assert len(seen) > 20, "the draws differ"


async def test_the_same_id_and_version_with_other_words_is_refused(cast):
    async with filing(cast) as (_, files):
        first = await files(ORIGINAL)
        assert await files(ORIGINAL) == first
        with pytest.raises(OtherWords):
            await files(msgspec.structs.replace(ORIGINAL, source=b"other words"))
