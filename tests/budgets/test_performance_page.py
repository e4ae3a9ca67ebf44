"""docs/performance.md is what `make bench` writes, and says when, where and on what."""

import re

import pytest

from tests.bench.figures import Measured, short, stamped
from tests.bench.pairs import ASKED
from tests.bench.report import PAGE, SECTIONS, TARGETS, Unplaced, read, write

COMMITTED = PAGE.read_text()


def test_the_committed_page_is_what_its_figures_write():
    """A figure changed by hand in one place, a line added or a section moved, and it no longer is."""
    assert write(read(COMMITTED)) == COMMITTED


def test_it_says_when_on_what_machine_and_of_which_code():
    first = read(COMMITTED)[0]
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", first.date)
    assert first.cores >= 1
    assert re.fullmatch(r"[0-9a-f]{7,40}\+?", first.commit)


def test_every_figure_that_has_a_target_is_there():
    names = {figure.name for figure in read(COMMITTED)}
    assert set(TARGETS) <= names
    for name in ASKED:
        assert {name, f"{name}_p50", f"{name}_cpu"} <= names


def test_what_is_compared_has_its_ratio():
    for figure in read(COMMITTED):
        assert (figure.ratio is None) == (figure.of == ""), figure.name


def test_figures_survive_being_written():
    measured = [
        Measured("home_page", 1234.5678, "req/s", 0.654321, "by hand: 1,887 req/s"),
        Measured("shell_js", 2.04, "kB"),
    ]
    figures = stamped(measured)
    assert read(write(figures)) == figures
    assert [figure.value for figure in figures] == [1230, 2.04]


def test_a_figure_without_a_section_is_not_lost_in_silence():
    with pytest.raises(Unplaced):
        write(stamped([Measured("temperature", 1, "")]))


def test_every_target_is_of_a_section():
    prefixes = tuple(prefix for section in SECTIONS.values() for prefix in section)
    assert all(name.startswith(prefixes) for name in TARGETS)


@pytest.mark.parametrize(("value", "told"), [(0.98765, 0.988), (123456, 123000), (0, 0)])
def test_three_digits(value, told):
    assert short(value) == told
