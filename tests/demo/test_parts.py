"""A part that falls is started again, and one that falls without end is not."""

import io

import pytest
from rich.console import Console

from backend.demo.parts import MOST, Parts
from backend.demo.refusals import NotReady


class Part:
    """Dies after so many looks; tells what is asked of it."""

    def __init__(self, diary, name, looks=None):
        self.diary, self.name, self.looks = diary, name, looks
        diary.append(f"{name} starts")

    @property
    def dead(self):
        if self.looks is not None:
            self.looks -= 1
        return self.looks is not None and self.looks < 0

    def ask(self):
        self.diary.append(f"{self.name} is asked")

    def stop(self):
        self.diary.append(f"{self.name} stops")

    def last_words(self):
        return f"last words of {self.name}"


@pytest.fixture
def diary():
    return []


@pytest.fixture
def parts(monkeypatch):
    monkeypatch.setattr("backend.demo.parts.time.sleep", lambda _: None)
    return Parts(Console(file=io.StringIO()))


def test_one_that_falls_without_end_is_told_with_its_last_words(parts, diary):
    parts.add("La base", lambda: Part(diary, "base", looks=0))
    with pytest.raises(NotReady, match=r"La base tombe sans cesse :\nlast words of base"):
        parts.look_after()
    assert diary.count("base starts") == MOST + 1
    assert diary.count("base stops") == MOST  # each was buried before the next


def test_a_fall_from_time_to_time_is_forgiven(parts, diary, monkeypatch):
    clock = iter(range(0, 10**6, 30))
    monkeypatch.setattr("backend.demo.parts.time.monotonic", lambda: next(clock))
    lives = iter([0] * (3 * MOST))

    def start():
        return Part(diary, "web", looks=next(lives))

    parts.add("Le service", start)
    with pytest.raises(StopIteration):
        parts.look_after()
    assert diary.count("web starts") == 3 * MOST


def test_while_everything_starts_a_death_ends_it_all(parts, diary):
    parts.add("La base", lambda: Part(diary, "base"))
    parts.add("Le service", lambda: Part(diary, "web", looks=0))
    with pytest.raises(NotReady, match=r"Le service :\nlast words of web"):
        parts.refuse_dead()


def test_all_are_asked_before_any_is_waited_for_and_the_first_stops_last(parts, diary):
    for name in ("base", "web"):
        parts.add(name, lambda name=name: Part(diary, name))
    parts.stop()
    assert diary[2:] == ["web is asked", "base is asked", "web stops", "base stops"]
    parts.stop()  # nothing is left to stop
    assert len(diary) == 6
