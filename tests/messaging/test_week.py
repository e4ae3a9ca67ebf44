"""The hours of a week as they are typed."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.messaging.promising import Open
from backend.messaging.week import RANGES, field, names, read, typed
from backend.people.members.days import typed_hour as clock

hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("text", "at"),
    [("09:00", time(9)), ("9", time(9)), ("9h", time(9)), ("9H30", time(9, 30)), ("18 heures", time(18)),
     ("1 heure", time(1)), ("00:00", time()), ("24", time()), ("24:00", time()), (" 7:05 ", time(7, 5)),
     ("25", None), ("24:01", None), ("9:60", None), ("neuf", None), ("9.5", None), ("-1", None), ("9:0", None)],
)  # fmt: skip
def test_an_hour_is_read_as_people_write_it(text, at):
    assert clock(text) == at


def test_every_mistake_is_told_at_once_and_nothing_else():
    words = {
        field(1, 1, "de"): "9:00", field(2, 1, "de"): "x", field(2, 1, "a"): "12", field(3, 1, "de"): "18",
        field(3, 1, "a"): "9", field(4, 1, "de"): "9", field(4, 1, "a"): "12", field(4, 2, "de"): "11",
        field(4, 2, "a"): "14", field(5, 1, "de"): "9", field(5, 1, "a"): "18",
    }  # fmt: skip
    kept, wrong = read(words)
    assert wrong == {
        field(1, 1, "a"): "missing", field(2, 1, "de"): "invalid", field(3, 1, "a"): "order",
        field(4, 2, "de"): "overlap",
    }  # fmt: skip
    assert Open(5, time(9), time(18)) in kept


def test_until_midnight_nothing_comes_after():
    words = {field(1, 1, "de"): "18", field(1, 1, "a"): "0", field(1, 2, "de"): "20", field(1, 2, "a"): "21"}
    assert read(words)[1] == {field(1, 2, "de"): "overlap"}
    assert read({field(1, 1, "de"): "18", field(1, 1, "a"): "24"}) == ([Open(1, time(18), time())], {})


@given(days=st.dictionaries(st.integers(1, 7), st.lists(hours, min_size=2, max_size=6, unique=True)))
def test_what_is_shown_is_read_back(days):
    kept = [
        Open(day, opens, closes)
        for day, times in sorted(days.items())
        for opens, closes in zip(sorted(times)[::2], sorted(times)[1::2], strict=False)
    ]
    assert read(typed(tuple(kept))) == (kept, {})
    assert set(typed(tuple(kept))) <= set(names())
    assert len(RANGES) == 3
