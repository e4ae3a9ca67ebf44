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


def test_ninety_five_files_in_a_hundred_are_short():
    ordered = sorted(lengths().values())
    assert ordered[int(0.95 * len(ordered))] <= P95, sorted(lengths().items(), key=lambda one: -one[1])[:30]


def test_no_file_is_a_chapter():
    assert {name: lines for name, lines in lengths().items() if lines > LONGEST and name not in LONGER} == {}
