"""Whatever it is given, the checker takes a time that its length explains, and little memory."""

import sys
import time

import pytest

from backend.falc.checking import check
from backend.falc.fixing import fix
from backend.falc.scoring.score import score
from tests.bench.easy_french import memory
from tests.falc.cases import TABLES
from tests.falc.test_segmentation import HOSTILE

MORE = [
    *HOSTILE, "deux ", "Il ne dit pas que ", "de ", "XIV ", "12/03/2026 ", "14h30 ", "(a) ",
    "ATTENTION ", "*a* ", "a-\n",
    "M. ", "en marchant ", "1-2 ", "usager·e·s ", "; ", "? ", "– a ", "Il dort. ", "- a\n",
    "# a\n", "0123456789 ", "3 km ",
]  # fmt: skip
ACTS = {"check": lambda text: check(text, tables=TABLES), "fix": lambda text: fix(text, tables=TABLES), "score": score}
SIZE = 60
MILLION = 1_000_000


def steps(act, text):
    """Lines of ours that are run: the same on every machine."""
    count = 0

    def seen(frame, event, _):
        nonlocal count
        count += event == "line"
        return seen

    before = sys.gettrace()
    sys.settrace(seen)
    try:
        act(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("piece", MORE, ids=ascii)
def test_twice_the_text_is_twice_the_work(act, piece):
    ACTS[act](piece * SIZE)  # dictionaries are read once
    small, large = steps(ACTS[act], piece * SIZE), steps(ACTS[act], piece * 2 * SIZE)
    assert large <= 2.2 * small + 1000


@pytest.mark.slow
@pytest.mark.parametrize("size", [MILLION // 10, pytest.param(MILLION, marks=pytest.mark.long)])
@pytest.mark.parametrize("piece", MORE, ids=ascii)
def test_a_long_text_is_read(piece, size):
    """What steps do not see: a form that tries many ways to match would take hours here."""
    began = time.process_time()
    check(piece * (size // len(piece)), tables=TABLES)
    assert time.process_time() - began < 120 * size / MILLION


def test_it_is_light():
    assert memory() <= 100
