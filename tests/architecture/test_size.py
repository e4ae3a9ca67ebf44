"""Beauty is lost in the tail: most files fit a screenful or two, none is a chapter."""

import pytest

from tests.architecture.tree import sources, text

pytestmark = pytest.mark.architecture

SOURCES = (".py", ".js", ".mjs", ".css", ".html", ".sql")
P95, LONGEST = 120, 300
# A longer file, and why it cannot be two.
LONGER: dict[str, str] = {}


def lengths():
    return {name: len(text(name).splitlines()) for name in sources(*SOURCES)}


def tail(found):
    """The length below which ninety-five files in a hundred are."""
    return sorted(found.values())[int(0.95 * len(found))]


def chapters(found):
    return {name: lines for name, lines in found.items() if lines > LONGEST}


def test_ninety_five_files_in_a_hundred_are_short():
    assert tail(lengths()) <= P95, sorted(lengths().items(), key=lambda one: -one[1])[:30]


def test_no_file_is_a_chapter():
    assert chapters(lengths()).keys() == LONGER.keys()


def test_a_file_too_many_and_a_line_too_many_are_seen():
    short, long = (
        {f"{words} {n}": lines for n in range(many)} for words, lines, many in (("a", 120, 95), ("b", 121, 5))
    )
    assert (tail(short), tail(short | {"b": 121}), tail(short | long)) == (120, 120, 121)
    assert chapters({"a": 300, "b": 301}) == {"b": 301}


@pytest.mark.parametrize("suffix", SOURCES)
def test_each_kind_of_file_is_counted(suffix):
    assert any(name.endswith(suffix) for name in lengths())
