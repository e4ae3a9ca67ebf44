"""A suspected job runs alone; the others wait, and then go on together."""

import asyncio

import pytest

from backend.jobs.turns import Turns

pytestmark = pytest.mark.anyio


class Stage:
    """Jobs that stay on the stage until they are told to leave."""

    def __init__(self):
        self.turns, self.on = Turns(), []

    def enters(self, name, *, alone=False):
        leave = asyncio.Event()

        async def play():
            async with self.turns.take(alone=alone):
                self.on.append(name)
                await leave.wait()
                self.on.remove(name)

        return asyncio.create_task(play()), leave


async def settled():
    """Everything that can happen without anybody leaving has happened."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_suspect_waits_for_the_others_and_they_for_it():
    stage = Stage()
    first, leave_first = stage.enters("first")
    await settled()
    suspect, leave_suspect = stage.enters("suspect", alone=True)
    await settled()
    late, leave_late = stage.enters("late")
    await settled()
    assert stage.on == ["first"]
    leave_first.set()
    await settled()
    assert stage.on == ["suspect"]
    other, leave_other = stage.enters("other")
    leave_suspect.set()
    await settled()
    assert sorted(stage.on) == ["late", "other"]
    for leave in (leave_late, leave_other):
        leave.set()
    await asyncio.gather(first, suspect, late, other)
    assert stage.on == []


async def test_two_suspects_run_one_after_the_other():
    stage = Stage()
    one, leave_one = stage.enters("one", alone=True)
    two, leave_two = stage.enters("two", alone=True)
    await settled()
    assert stage.on == ["one"]
    leave_one.set()
    await settled()
    assert stage.on == ["two"]
    leave_two.set()
    await asyncio.gather(one, two)


async def test_a_suspect_that_gives_up_waiting_lets_the_others_in():
    stage = Stage()
    first, leave_first = stage.enters("first")
    await settled()
    suspect, _ = stage.enters("suspect", alone=True)
    await settled()
    late, leave_late = stage.enters("late")
    suspect.cancel()
    await settled()
    assert sorted(stage.on) == ["first", "late"]
    leave_first.set()
    leave_late.set()
    await asyncio.gather(first, late)
